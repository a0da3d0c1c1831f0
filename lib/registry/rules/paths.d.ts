import type { Rule } from '../rule';
/** Paths stay inside the repository; overlapping surfaces are told. */
export declare const pathRules: readonly Rule[];
