import type { ResourceRule } from '../../rule';
/** Administrators pass an environment's rules like everyone else. */
export declare const adminBypass: ResourceRule;
