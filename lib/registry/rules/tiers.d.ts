import type { Rule } from '../rule';
/** Tiers form one chain by `promotesFrom`. */
export declare const tierRules: readonly Rule[];
