import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';

/** The SLOs' verdict in an earlier signed decision. */
export interface SloDecision {
  /** The id of the statement. */
  readonly id: string;
  readonly commit: string;
  readonly at: Date;
  readonly checks: readonly { readonly id: string; readonly status: string }[];
}

/**
 * Statuses of a crossed soft or hard threshold; a waived one was crossed, otherwise the waiver would have had no use.
 */
const CROSSED: ReadonlySet<string> = new Set(['soft-fail', 'hard-fail', 'waived']);

/** The signed decisions about releases to a tier, oldest first. */
export function sloHistory(book: EvidenceBook, tier: string): readonly SloDecision[] {
  return entriesOf(book, 'release-decision')
    .filter(({ predicate }) => predicate.release.toTier === tier && predicate.kind !== 'rollback')
    .map(({ id, predicate, time }) => ({
      id,
      commit: predicate.release.commit,
      at: time,
      checks: predicate.checks.filter(({ category }) => category === 'slo'),
    }));
}

/**
 * The decisions since a time in which a check crossed its threshold, one per other release: asking the gate twice about
 * a commit is no second breach.
 */
export function breachesOf(
  history: readonly SloDecision[],
  check: string,
  { since, except }: { readonly since: number; readonly except: string },
): readonly SloDecision[] {
  const byCommit = new Map<string, SloDecision>();
  for (const decision of history) {
    if (decision.commit === except || decision.at.getTime() < since) continue;
    if (decision.checks.some(({ id, status }) => id === check && CROSSED.has(status))) {
      byCommit.set(decision.commit, decision);
    }
  }
  return [...byCommit.values()];
}
