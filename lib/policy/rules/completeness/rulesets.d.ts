import type { StackRule } from '../../rule';
/** Every branch that tiers deploy from has its ruleset, for that branch and without exceptions. */
export declare const rulesets: StackRule;
