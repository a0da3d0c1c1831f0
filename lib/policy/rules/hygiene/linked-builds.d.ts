import type { ResourceRule } from '../../rule';
/** Build settings are declared for linked sites only. */
export declare const linkedBuilds: ResourceRule;
