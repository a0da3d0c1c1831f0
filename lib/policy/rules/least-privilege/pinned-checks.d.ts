import type { ResourceRule } from '../../rule';
/** Every required check is pinned to the App that reports it. */
export declare const pinnedChecks: ResourceRule;
