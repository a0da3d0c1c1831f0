import type { Rule } from '../rule';
/** What is said has an effect: nothing is declared that nobody uses or that can do nothing. */
export declare const usageRules: readonly Rule[];
