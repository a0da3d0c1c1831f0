import type { ResourceRule } from '../../rule';
/** The evidence branch is written by its App alone, and only appended to. */
export declare const evidenceBranch: ResourceRule;
