import { readCommit } from './commit';
import type { GitObjects } from './objects';
import { type FoundEntry, walkTree } from './tree';

/** A commit and all its ancestors. */
export function ancestorsOf(objects: GitObjects, head: string): Set<string> {
  const seen = new Set<string>([head]);
  const open = [head];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    for (const parent of readCommit(objects, sha).parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      open.push(parent);
    }
  }
  return seen;
}

/** Whether `older` is `newer` or an ancestor of it. */
export function isAncestor(objects: GitObjects, older: string, newer: string): boolean {
  return ancestorsOf(objects, newer).has(older);
}

/** Commits in the order of `git log --date-order`: newest first, no parent before its child. */
export function logOrder(objects: GitObjects, shas: ReadonlySet<string>): string[] {
  const commits = new Map([...shas].map((sha) => [sha, readCommit(objects, sha)]));
  const children = new Map<string, number>();
  for (const { parents } of commits.values())
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  const dateOf = (sha: string): string => commits.get(sha)?.committer.date ?? '';
  const ready = [...shas].filter((sha) => !children.has(sha));
  const order: string[] = [];
  while (ready.length > 0) {
    ready.sort((one, other) => (dateOf(one) < dateOf(other) ? -1 : 1));
    const next = ready.pop() ?? '';
    order.push(next);
    for (const parent of commits.get(next)?.parents ?? []) {
      const left = (children.get(parent) ?? 0) - 1;
      children.set(parent, left);
      if (left === 0 && commits.has(parent)) ready.push(parent);
    }
  }
  return order;
}

/** The best common ancestor of two commits; undefined when they have none. */
export function mergeBase(objects: GitObjects, one: string, other: string): string | undefined {
  const second = ancestorsOf(objects, other);
  const shared = new Set([...ancestorsOf(objects, one)].filter((sha) => second.has(sha)));
  return logOrder(objects, shared)[0];
}

/** A path that differs between two trees. */
export interface TreeDifference {
  readonly path: string;
  readonly before: FoundEntry | undefined;
  readonly after: FoundEntry | undefined;
}

/** Paths that differ between two trees (`null`: the empty one), by name. */
export function treeDifferences(objects: GitObjects, before: string | null, after: string | null): TreeDifference[] {
  const map = (tree: string | null) =>
    new Map((tree === null ? [] : walkTree(objects, tree)).map((entry) => [entry.path, entry]));
  const [old, now] = [map(before), map(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((one) => one.before?.sha !== one.after?.sha || one.before?.mode !== one.after?.mode);
}

/** What a commit changed against its first parent. */
export function changesOf(objects: GitObjects, sha: string): TreeDifference[] {
  const { tree, parents } = readCommit(objects, sha);
  const first = parents[0];
  return treeDifferences(objects, first === undefined ? null : readCommit(objects, first).tree, tree);
}
