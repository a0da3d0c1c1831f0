import type { Policies } from '@pulumi/policy';
import type { PolicyContext } from '../context';
import { type LevelOf } from '../levels';
import { type PolicyRule } from '../rule';
/** What the pack needs for one stack. */
export interface StackPolicy {
    readonly context: PolicyContext;
    readonly levelOf: LevelOf;
}
/** Gives a stack's context and levels by its name. */
export type StackPolicyOf = (stack: string) => StackPolicy;
/** The rules as policies of the engine's, one for each, under the rule's code. */
export declare function enginePolicies(rules: readonly PolicyRule[], policyOf: StackPolicyOf): Policies;
