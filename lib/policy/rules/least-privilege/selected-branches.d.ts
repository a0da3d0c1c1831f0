import type { ResourceRule } from '../../rule';
/** An environment takes selected branches, never "protected branches only" and never all. */
export declare const selectedBranches: ResourceRule;
