import type { ResourceRule } from '../../rule';
/** The context `all` is never combined with others. */
export declare const netlifyContextAll: ResourceRule;
