import type { Rule } from '../rule';
/** Former ids are nobody else's. */
export declare const formerlyRules: readonly Rule[];
