import type { ResourceRule } from '../../rule';
/** Rulesets are active, not only evaluated. */
export declare const enforcement: ResourceRule;
