import type { Rule } from '../rule';
/** Branches are exact, and the highest tier's is its own. */
export declare const branchRules: readonly Rule[];
