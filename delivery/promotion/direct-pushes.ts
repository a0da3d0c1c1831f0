import type { ComparedCommit } from './compare';
import { type BranchMove, isMerge } from './pushers';

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

/** The moves that made a branch's commits out of the ones on which they are built. */
interface Range {
  readonly moves: readonly BranchMove[];
  /** Whether they begin at one of those, or with the branch. Otherwise they begin with the list. */
  readonly isWhole: boolean;
}

/**
 * The moves between the newest one to some commits and the move to their `ground`: the commits on which they are built.
 * A forced push to the ground does not count, because the branch may have been put back. A branch that was deleted and
 * restored with some of the commits had their earlier moves, too.
 */
export function rangeOf(
  moves: readonly BranchMove[],
  commits: readonly ComparedCommit[],
  ground: ReadonlySet<string>,
): Range {
  const known = new Set(commits.map(({ sha }) => sha));
  const begin = moves.findIndex(({ after }) => known.has(after));
  if (begin < 0) return { moves: [], isWhole: false };
  for (let index = begin; index < moves.length; index += 1) {
    const { after, activity_type } = moves[index] as BranchMove;
    if (ground.has(after) && activity_type !== 'force_push') return { moves: moves.slice(begin, index), isWhole: true };
    const older = moves[index + 1];
    if (activity_type !== 'branch_creation' || older === undefined) continue;
    if (!known.has(older.before ?? '')) return { moves: moves.slice(begin, index + 1), isWhole: true };
  }
  return { moves: moves.slice(begin), isWhole: false };
}

/**
 * The moves of a range to commits that the branch no longer has. A forced push may have kept a part of such a push,
 * which then no other move names. A merge that no forced push followed is still on the branch.
 */
export function amendedPushes(
  range: readonly BranchMove[],
  commits: readonly ComparedCommit[],
  ground: ReadonlySet<string>,
): readonly BranchMove[] {
  const known = new Set([...commits.map(({ sha }) => sha), ...ground]);
  const found: BranchMove[] = [];
  let isReplaced = false;
  for (const move of range) {
    const isGone = !known.has(move.after) && move.activity_type !== 'branch_deletion';
    if (isGone && (isReplaced || !isMerge(move))) found.push(move);
    if (move.activity_type === 'force_push') isReplaced = true;
  }
  return found;
}
