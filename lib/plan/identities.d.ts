import type { Principal } from '../registry/schema/primitives';
import type { FoundationPlan, TierPlan } from './types';
/** What a plan refers to by name and GitHub wants by number, or must at least know; each list sorted. */
export interface NamedIdentities {
    readonly principals: readonly Principal[];
    readonly apps: readonly string[];
    readonly repositories: readonly string[];
}
/** Numeric ids by name, as GitHub's API gives them. */
export interface Identities {
    readonly users: ReadonlyMap<string, number>;
    readonly teams: ReadonlyMap<string, number>;
    readonly apps: ReadonlyMap<string, number>;
}
/** Everything that a plan names and that has to exist before anything is written. */
export declare function identitiesNamed(plan: FoundationPlan | TierPlan): NamedIdentities;
/** The id of an App by slug. Throws when it was not resolved: never a 0, which GitHub reads as "any source" (W19). */
export declare function appId(identities: Identities, slug: string): number;
/** Reviewers as GitHub takes them, ids in ascending order. Throws when one was not resolved. */
export declare function reviewerIds(identities: Identities, principals: readonly Principal[]): {
    readonly users: readonly number[];
    readonly teams: readonly number[];
};
