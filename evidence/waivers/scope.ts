import type { Predicates } from '../statement/kinds';

/** Checks that no waiver ever covers (docs/evidence.md), because every other answer rests on them. */
const NEVER = /^(?:isolation|signatures?|receipts?)(?:$|[-/.: ])/;

/** Whether a check or a policy rule can be waived at all, by its category and its id. */
export function isWaivable({ id, category }: { readonly id: string; readonly category?: string }): boolean {
  return !NEVER.test(id) && !NEVER.test(category ?? '');
}

/** The need for a waiver: one check of one surface at a release commit, or one policy rule on a stack. */
export interface WaiverQuestion {
  readonly checkId: string;
  readonly category?: string;
  /** The waiver must name all of them. */
  readonly surfaces: readonly string[];
  readonly at: { readonly commit: string } | { readonly stack: string };
}

/** Whether the first commit is an ancestor of the second; undefined when unknown. */
export type IsAncestor = (ancestor: string, descendant: string) => boolean | undefined;

function coversCommit(commits: Predicates['waiver']['commits'], commit: string, isAncestor: IsAncestor): boolean {
  if ('stack' in commits) return false;
  if ('commit' in commits) return commits.commit === commit;
  const { from, to } = commits;
  // After `from`, up to and including `to`; unknown is no.
  if (commit === from || isAncestor(from, commit) !== true) return false;
  return commit === to || isAncestor(commit, to) === true;
}

/** Whether a waiver covers a question, regardless of its validity. */
export function waiverCovers(
  { checkId, surfaces, commits }: Predicates['waiver'],
  question: WaiverQuestion,
  isAncestor: IsAncestor,
): boolean {
  if (!isWaivable({ id: checkId }) || checkId !== question.checkId) return false;
  if (!isWaivable({ id: question.checkId, ...(question.category && { category: question.category }) })) return false;
  if (question.surfaces.length === 0 || !question.surfaces.every((each) => surfaces.includes(each))) return false;
  if ('stack' in question.at) return 'stack' in commits && commits.stack === question.at.stack;
  return coversCommit(commits, question.at.commit, isAncestor);
}
