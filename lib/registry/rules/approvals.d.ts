import type { Rule } from '../rule';
/** What GitHub can hold an approval to. */
export declare const approvalRules: readonly Rule[];
