import type { EvidenceBook } from '../branch/branch';
import { refusedOf } from '../readers/answer';

/** The number of releases that a waiver let through; undefined when it could not be counted. */
export type UsesOf = (waiverId: string) => number | undefined;

/**
 * Counts uses in the signed decisions of the branch, never a number in a file: each go with the waiver is one use.
 * Where a decision cannot be verified there is no count, because it may be another use.
 */
export function usesIn(book: EvidenceBook): UsesOf {
  if (refusedOf(book, 'release-decision') !== undefined) return () => undefined;
  const uses = new Map<string, Set<string>>();
  for (const { statement } of book.statements) {
    if (statement.kind !== 'release-decision' || statement.predicate.decision !== 'go') continue;
    const { waivers, decisionDigest } = statement.predicate;
    for (const { waiverId } of waivers) {
      const decisions = uses.get(waiverId) ?? new Set();
      uses.set(waiverId, decisions.add(decisionDigest));
    }
  }
  return (waiverId) => uses.get(waiverId)?.size ?? 0;
}
