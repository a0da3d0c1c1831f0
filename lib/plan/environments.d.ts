import type { Registry } from '../registry/schema';
import type { Store, Surface } from '../registry/schema/surface';
import type { Tier } from '../registry/schema/tier';
import type { EnvironmentPlan, SecretPlan, VariablePlan } from './types';
/** A repository of the registry by key and GitHub name. */
export declare function repositoryRef(registry: Registry, key: string): {
    readonly key: string;
    readonly name: string;
};
/** A surface's variables on a tier that live in one store, by name. */
export declare function variablesIn(surface: Surface, tierId: string, store: Store): readonly VariablePlan[];
/** A surface's secrets on a tier that live in one store, by name. */
export declare function secretsIn(surface: Surface, tierId: string, store: Store): readonly SecretPlan[];
/** The environment that a surface's deploys to a tier name: secrets, variables and the tier's exact branch, no reviewers. */
export declare function deployEnvironment(registry: Registry, surface: Surface, tier: Tier): EnvironmentPlan;
/**
 * The approval environments of one repository on a tier: one for each person of the quorum, per commit or per surface.
 * They hold no secrets, and the same exact branch as the deploys.
 */
export declare function approvalEnvironments(registry: Registry, repositoryKey: string, tier: Tier, surfaces: readonly Surface[]): readonly EnvironmentPlan[];
