import { z } from 'zod';
import { hasNextPage, nextPageOf, type PageNumber, pagesOf } from '../../formats/pages';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { UserError } from '../../registry/user-error';
import type { RepositoryPlace } from './compare';

const PUSHES: readonly string[] = ['push', 'force_push', 'branch_creation'];
/** Two thousand changes of one branch; a longer list is no answer. */
const MOST_PAGES = 20;

const Account = z.looseObject({ id: z.int(), login: z.string(), type: z.string().optional() });
const Activity = z.looseObject({
  ref: z.string(),
  before: z.string().optional(),
  after: z.string(),
  activity_type: z.string(),
  actor: Account.nullable(),
});
/** One change of a branch. */
export type BranchMove = z.infer<typeof Activity>;

/** The question about a branch. */
export interface PushQuestion {
  readonly branch: string;
  /** Whether the newest changes say enough; until then everything that GitHub lists is read. */
  readonly isTold: (moves: readonly BranchMove[]) => boolean;
}

/**
 * The changes of a branch, newest first, until they say enough. GitHub's activity names the pushing account, which a
 * commit does not (https://docs.github.com/en/rest/repos/repos#list-repository-activities). It covers deleted branches,
 * too. Rejects with UserError (exit 3) where GitHub does not answer or does not list everything.
 */
export async function activityOf(
  client: GithubClient,
  place: RepositoryPlace,
  { branch, isTold }: PushQuestion,
): Promise<readonly BranchMove[]> {
  const where = `${place.owner}/${place.repo}, branch ${branch}`;
  const ref = `refs/heads/${branch}`;
  const all: BranchMove[] = [];
  // GitHub pages this list by a cursor in the next page's address
  // (https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api#using-link-headers).
  let after: string | undefined;
  let isMore = false;
  const ask = async ({ page, per_page }: PageNumber) => {
    // The page before named no next one, so the list ended with it.
    if (page > 1 && after === undefined) return isMore ? undefined : { items: [] };
    const options = { ...place, ref, per_page, ...(after === undefined ? {} : { after }) };
    const { data, headers } = await client
      .request('GET /repos/{owner}/{repo}/activity', options)
      .catch((error: unknown) => {
        throw couldNotAsk(error, 'read who pushed to the branch', where);
      });
    const link = headers?.link;
    isMore = hasNextPage(link);
    after = nextPageOf(link)?.searchParams.get('after') ?? undefined;
    return { items: shapeOf(z.array(Activity), data, 'the activity of the branch', where), link };
  };
  for await (const { items, isLast } of pagesOf(ask, { mostPages: MOST_PAGES })) {
    all.push(...items.filter((each) => each.ref === ref));
    if (isLast || isTold(all)) return all;
  }
  throw new UserError('the list of pushes is truncated', { place: where, exitCode: 3 });
}

/** Whether a merge moved the branch, so that nobody pushed what it brought. */
export function isMerge({ activity_type }: BranchMove): boolean {
  return !PUSHES.includes(activity_type);
}

/** The account that pushed; undefined for a merge. Throws UserError (exit 3) where GitHub does not name the pusher. */
export function pusherOf(move: BranchMove): z.infer<typeof Account> | undefined {
  if (isMerge(move)) return undefined;
  const { after, actor } = move;
  if (!actor) throw new UserError('GitHub does not name who pushed', { place: `commit ${after}`, exitCode: 3 });
  return actor;
}
