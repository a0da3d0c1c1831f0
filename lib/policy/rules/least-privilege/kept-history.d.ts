import type { ResourceRule } from '../../rule';
/** A tier's branch is neither deleted nor forced. */
export declare const keptHistory: ResourceRule;
