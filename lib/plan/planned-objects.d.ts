import type { Fields } from './kinds';
import { type LogicalName, type ObjectKind } from './logical-names';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, SitePlan, TierPlan } from './types';
/** One object of a plan: its name in the program, and the inputs that name it at the service. */
export interface PlannedObject extends LogicalName {
    readonly kind: ObjectKind;
    readonly fields: Fields;
}
/** The objects of one environment, itself first. */
export declare function inEnvironment(plan: EnvironmentPlan): readonly PlannedObject[];
/** A repository's own objects, without its environments. */
export declare function ofRepository({ key, repository, rulesets, variables }: RepositoryPlan): readonly PlannedObject[];
/** The objects of one site, itself first. */
export declare function ofSite({ key, name, team, siteId, domain, linked, variables, secrets, }: SitePlan): readonly PlannedObject[];
/** Every object that a plan makes at GitHub and Netlify. */
export declare function plannedObjects(plan: FoundationPlan | TierPlan): readonly PlannedObject[];
