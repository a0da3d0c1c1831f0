import type { GithubClient } from '../../live/github-client';
import type { ComparedCommit, RepositoryPlace } from './compare';
import { amendedPushes, movesThatBrought, rangeOf } from './direct-pushes';
import type { Person } from './person';
import { type Pull, unnamedAccount } from './pull-requests';
import { activityOf, type BranchMove, isMerge, pusherOf } from './pushers';

/** Who brought the commits of a pull request to its branch. */
export interface PullPushes {
  readonly pushers: readonly Person[];
  /** Commits to which a merge moved the branch: the people behind them are those of another pull request. */
  readonly merged: readonly string[];
  /** The repository of the branch. */
  readonly place: RepositoryPlace;
}

// The commits on which the pull request's own ones are built. The branch had one of them before the pull request.
function groundOf(own: readonly ComparedCommit[]): ReadonlySet<string> {
  const known = new Set(own.map(({ sha }) => sha));
  return new Set(own.flatMap(({ parents }) => (parents ?? []).map(({ sha }) => sha)).filter((sha) => !known.has(sha)));
}

/**
 * Who pushed the commits of a pull request, and the commits that a forced push replaced: their content may be in the
 * commits of now. Rejects with UserError (exit 3) where GitHub does not tell: the fork is gone or private, the list of
 * pushes is truncated, no push brought a commit or the head, or a forced push replaced a merge, whose people are unknown.
 */
export async function pullPushes(
  client: GithubClient,
  { number, head }: Pull,
  own: readonly ComparedCommit[],
  sha: string,
): Promise<PullPushes> {
  const [owner = '', repo = ''] = head.repo?.full_name.split('/') ?? [];
  if (!head.repo) throw unnamedAccount(sha, `who pushed the pull request ${number}, whose fork is gone`);
  const place = { owner, repo };
  const ground = groundOf(own);
  const isTold = (moves: readonly BranchMove[]) => rangeOf(moves, own, ground).isWhole;
  const moves = await activityOf(client, place, { branch: head.ref, isTold });
  if (!moves.some(({ after }) => after === head.sha))
    throw unnamedAccount(sha, `who pushed the pull request ${number} last`);
  const brought = movesThatBrought(moves, own);
  const untold = own.find((each) => !brought.has(each.sha));
  if (untold) throw unnamedAccount(untold.sha, `who pushed it to the pull request ${number}`);
  const amended = amendedPushes(rangeOf(moves, own, ground).moves, own, ground);
  if (amended.some(isMerge))
    throw unnamedAccount(sha, `who made what a forced push to the pull request ${number} replaced`);
  const all = [...own.flatMap((each) => brought.get(each.sha) ?? []), ...amended];
  return {
    pushers: all.flatMap((move) => pusherOf(move) ?? []).map(({ id, login }) => ({ id, login })),
    merged: [...new Set(all.filter(isMerge).map(({ after }) => after))],
    place,
  };
}
