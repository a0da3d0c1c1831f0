import type { ResourceRule } from '../../rule';
/** The highest tier's refs are no other tier's, whatever patterns say: decided by intersection, not by comparing texts. */
export declare const branchPatterns: ResourceRule;
