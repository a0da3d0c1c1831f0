import type { ResourceRule } from '../../rule';
/** A variable is set for a site's production context alone: contexts never stand for tiers. */
export declare const netlifyContexts: ResourceRule;
