import type { ComparedCommit } from './compare';
import type { BranchMove } from './pushers';

type Parents = ReadonlyMap<string, readonly string[]>;

/** Those of some commits that a commit contains, itself included. */
function containedIn(commit: string | undefined, parents: Parents): ReadonlySet<string> {
  const found = new Set<string>();
  const open = commit === undefined ? [] : [commit];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const above = parents.get(next);
    if (above === undefined || found.has(next)) continue;
    found.add(next);
    open.push(...above);
  }
  return found;
}

/**
 * The moves of a branch that brought each of some commits. A push of several commits is one move: it brought what its
 * new commit contains and its old one does not (`before` and `after`,
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities). A move without `before` brought only its new
 * commit.
 */
export function movesThatBrought(
  moves: readonly BranchMove[],
  commits: readonly ComparedCommit[],
): ReadonlyMap<string, readonly BranchMove[]> {
  const parents: Parents = new Map(commits.map(({ sha, parents: its }) => [sha, (its ?? []).map((each) => each.sha)]));
  const found = new Map<string, BranchMove[]>();
  for (const move of moves) {
    const had = containedIn(move.before, parents);
    const has = move.before === undefined ? [move.after] : containedIn(move.after, parents);
    for (const sha of has) if (!had.has(sha)) found.set(sha, [...(found.get(sha) ?? []), move]);
  }
  return found;
}

/**
 * The pushes of commits that the branch no longer has, between the newest push of some commits and the base. A forced push
 * may have kept a part of such a push, which then no other move names.
 */
export function amendedPushes(
  moves: readonly BranchMove[],
  commits: readonly ComparedCommit[],
  base: string,
): readonly BranchMove[] {
  const known = new Set(commits.map(({ sha }) => sha));
  const begin = moves.findIndex(({ after }) => known.has(after));
  if (begin < 0) return [];
  const end = moves.findIndex(({ after }, index) => index >= begin && after === base);
  return moves.slice(begin, end < 0 ? undefined : end).filter(({ after }) => !known.has(after));
}
