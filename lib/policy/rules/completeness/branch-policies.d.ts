import type { StackRule } from '../../rule';
/** Every environment has the policies of its branches. */
export declare const branchPolicies: StackRule;
