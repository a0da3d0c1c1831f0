import type { ResourceRule } from '../../rule';
/** Workflows use selected actions, not any. */
export declare const allowedActions: ResourceRule;
