import { z } from 'zod';
import { shapeOf } from '../../gate/observe/run-facts';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import type { RepositoryPlace } from './compare';
import type { Person } from './person';

const PUSHES: readonly string[] = ['push', 'force_push', 'branch_creation'];
const PER_PAGE = 100;

const Account = z.looseObject({ id: z.int(), login: z.string() });
const Activity = z.looseObject({
  ref: z.string(),
  after: z.string(),
  activity_type: z.string(),
  actor: Account.nullable(),
});

/** A commit that a branch was moved to, and who pushed it; undefined where a merge moved it, which brings what was pushed before. */
export interface Pusher {
  readonly commit: string;
  readonly person: Person | undefined;
}

/**
 * Who pushed some commits to a branch, as the newest ones of some pushes: GitHub's activity names the account that pushed, which
 * a commit does not (https://docs.github.com/en/rest/repos/repos#list-repository-activities). It lists what happened to a
 * branch that is gone, too. Rejects with UserError (exit 3) where GitHub does not answer, or does not name who pushed.
 */
export async function pushersTo(
  client: GithubClient,
  place: RepositoryPlace,
  branch: string,
  commits: readonly string[],
): Promise<readonly Pusher[]> {
  const where = `${place.owner}/${place.repo}, branch ${branch}`;
  const options = { ...place, ref: `refs/heads/${branch}`, per_page: PER_PAGE };
  const { data } = await client.request('GET /repos/{owner}/{repo}/activity', options).catch((error: unknown) => {
    throw couldNotAsk(error, 'read who pushed to the branch', where);
  });
  const found = shapeOf(z.array(Activity), data, 'the activity of the branch', where);
  return found
    .filter(({ ref, after }) => ref === options.ref && commits.includes(after))
    .map(({ after, actor, activity_type }) => {
      if (!PUSHES.includes(activity_type)) return { commit: after, person: undefined };
      if (!actor) throw new UserError('GitHub does not name who pushed', { place: `commit ${after}`, exitCode: 3 });
      return { commit: after, person: { id: actor.id, login: actor.login } };
    });
}
