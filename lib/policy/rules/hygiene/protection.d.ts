import type { ResourceRule } from '../../rule';
/** What the highest tier and the foundation own is protected from deletion. */
export declare const protection: ResourceRule;
