import type { StackRule } from '../../rule';
/** Every blocking repository check and every surface's aggregator is required. */
export declare const requiredChecks: StackRule;
