import type { EvidenceBook } from '../branch/branch';
/** How often a waiver let a release through; undefined when that could not be counted. */
export type UsesOf = (waiverId: string) => number | undefined;
/**
 * Counts uses from the signed decisions of the branch, never from a number in a file: each decision that said go with the
 * waiver is one. Where a decision cannot be verified nothing is counted: it may have been one more.
 */
export declare function usesIn(book: EvidenceBook): UsesOf;
