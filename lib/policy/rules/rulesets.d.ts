import type { RulesetPlan } from '../../plan/types';
import type { PolicyContext } from '../context';
import { type ResourceView } from '../view';
/** The planned ruleset that a resource is: by its logical name, or by its name in the same repository. */
export declare function plannedRuleset(view: ResourceView, { catalog }: PolicyContext): RulesetPlan | undefined;
/** The ruleset of a branch that tiers deploy from, if that is what the resource is. */
export declare function branchRulesetOf(view: ResourceView, context: PolicyContext): RulesetPlan | undefined;
/** Whether a ruleset holds for a branch: GitHub's own words for all and for the default branch count. */
export declare function covers(view: ResourceView, branch: string, defaultBranch: string): boolean;
