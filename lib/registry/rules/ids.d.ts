import type { Rule } from '../rule';
/** Ids and repository names occur once; stacks' own names are reserved. */
export declare const idRules: readonly Rule[];
