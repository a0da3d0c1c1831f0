import type { EnvironmentPlan, FoundationPlan, TierPlan } from '../plan/types';
import { type SeenObject } from './snapshot';
/** The id of an App by slug; undefined when it could not be read. */
export type AppId = (slug: string) => number | undefined;
/** What only the world knows of what a plan names. */
export interface SeenIds {
    readonly appId: AppId;
    /** The id of a repository's ruleset by the names of both; undefined when it was not seen. */
    readonly rulesetId: (repository: string, ruleset: string) => number | undefined;
}
/** Every environment of a plan. */
export declare function environmentsOf(plan: FoundationPlan | TierPlan): readonly EnvironmentPlan[];
/** What a plan wants to be there, in the form in which it is seen. */
export declare function expectedObjects(plan: FoundationPlan | TierPlan, ids: SeenIds): readonly SeenObject[];
