import type { Rule } from '../rule';
/** Secrets: by name only, once for each tier, and apart where tiers share a branch. */
export declare const secretRules: readonly Rule[];
