import { z } from 'zod';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf, wholeList } from '../../live/github-pages';
import type { Tier } from '../../registry/schema/tier';
import { UserError } from '../../registry/user-error';
import type { Person } from './person';

const Named = z.looseObject({ id: z.int(), login: z.string() });

/** The members of a team. Rejects with UserError (exit 3) when the list is incomplete. */
export async function teamMembers(client: GithubClient, org: string, team_slug: string): Promise<readonly Person[]> {
  const place = `team ${org}/${team_slug}`;
  const what = 'the members of the team';
  const members = await wholeList(
    async (page) =>
      (await client.request('GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug, ...page })).data,
    (data) => ({ items: shapeOf(z.array(Named), data, what, place) }),
    { what, place, mostPages: 50 },
  );
  if (members.length > 0) return members.map(({ id, login }) => ({ id, login }));
  // GitHub gives no total here: an empty list may be an empty team or a truncated answer.
  throw new UserError('the list of members is empty', { place, allowed: 'a team with members', exitCode: 3 });
}

async function user(client: GithubClient, username: string): Promise<Person> {
  const place = `user ${username}`;
  const { data } = await client.request('GET /users/{username}', { username }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the reviewer', place);
  });
  const { id, login } = shapeOf(Named, data, 'the reviewer', place);
  return { id, login };
}

/**
 * The people who may approve on a tier, by the present members of its teams. Rejects with UserError (exit 3) when they
 * cannot be read.
 */
export async function tierReviewers(client: GithubClient, org: string, tier: Tier): Promise<readonly Person[]> {
  const found = await Promise.all(
    (tier.approval?.reviewers ?? []).map((principal) => {
      const [kind, name = ''] = principal.split(':');
      return kind === 'team' ? teamMembers(client, org, name) : user(client, name).then((one) => [one]);
    }),
  );
  const people = new Map(found.flat().map((each) => [each.id, each]));
  return [...people.values()].sort((one, other) => one.id - other.id);
}
