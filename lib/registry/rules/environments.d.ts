import type { Rule } from '../rule';
/** Derived environment names: complete templates, valid, and unique ignoring case. */
export declare const environmentRules: readonly Rule[];
