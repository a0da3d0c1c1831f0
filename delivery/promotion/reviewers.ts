import { z } from 'zod';
import { shapeOf } from '../../gate/observe/run-facts';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import type { Tier } from '../../registry/schema/tier';
import { UserError } from '../../registry/user-error';
import type { Person } from './person';

const Named = z.looseObject({ id: z.int(), login: z.string() });
const PER_PAGE = 100;
const MOST_PAGES = 50;

/** The people of a team. Rejects with UserError (exit 3) when they cannot be read to the last. */
export async function teamMembers(client: GithubClient, org: string, team_slug: string): Promise<readonly Person[]> {
  const place = `team ${org}/${team_slug}`;
  const all: Person[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const options = { org, team_slug, per_page: PER_PAGE, page };
    const { data } = await client
      .request('GET /orgs/{org}/teams/{team_slug}/members', options)
      .catch((error: unknown) => {
        throw couldNotAsk(error, 'read the members of the team', place);
      });
    const some = shapeOf(z.array(Named), data, 'the members of the team', place);
    all.push(...some.map(({ id, login }) => ({ id, login })));
    if (some.length < PER_PAGE && all.length > 0) return all;
    if (some.length < PER_PAGE) break;
  }
  // GitHub gives no total here: an empty list is a team that nobody is in, or an answer that was cut.
  const message = all.length === 0 ? 'the list of members is empty' : 'the list of members is too long';
  throw new UserError(message, { place, allowed: 'a team with members', exitCode: 3 });
}

async function user(client: GithubClient, username: string): Promise<Person> {
  const place = `user ${username}`;
  const { data } = await client.request('GET /users/{username}', { username }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the reviewer', place);
  });
  const { id, login } = shapeOf(Named, data, 'the reviewer', place);
  return { id, login };
}

/** The people who may approve on a tier, as its teams stand now. Rejects with UserError (exit 3) when they cannot be read. */
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
