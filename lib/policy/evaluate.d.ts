import type { PolicyContext } from './context';
import { type LevelOf } from './levels';
import { type Level, type Observation, type PolicyRule, type ResourceRule, type StackRule } from './rule';
import type { ResourceView } from './view';
import type { ValidWaiver } from './waivers';
/** One finding of a rule on a stack. */
export interface PolicyFinding extends Observation {
    readonly rule: PolicyRule;
    readonly level: Exclude<Level, 'disabled'>;
    readonly stack: string;
    /** The resource's logical name, where there is one. */
    readonly name?: string;
    /** `unverified`: the rule could not look at a value. It counts like a violation of the same level. */
    readonly status: 'violation' | 'unverified';
    /** Why a mandatory rule is advisory here. */
    readonly waiver?: ValidWaiver;
}
/** What a check found, and whether it could look at everything. */
type Outcome = Pick<PolicyFinding, 'status'> & Observation;
/** What a resource rule says of one resource. */
export declare function checkResource(rule: ResourceRule, view: ResourceView, context: PolicyContext): readonly Outcome[];
/** What a stack rule says of a stack's resources. */
export declare function checkStack(rule: StackRule, views: readonly ResourceView[], context: PolicyContext): readonly Outcome[];
/** Applies every rule that is not disabled to a stack's resources. */
export declare function evaluate(views: readonly ResourceView[], context: PolicyContext, levelOf: LevelOf): readonly PolicyFinding[];
export {};
