import type { Rule } from '../rule';
/** A tombstone names something that is there, or says that it was taken out. */
export declare const tombstoneRules: readonly Rule[];
