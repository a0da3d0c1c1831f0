import type { ResourceRule } from '../../rule';
/** A deployment policy names the tier's one branch, exactly. */
export declare const exactBranch: ResourceRule;
