import type { Rule } from '../rule';
/** Names and values of variables. */
export declare const variableRules: readonly Rule[];
