import type { Registry } from './schema';
import type { Repository } from './schema/organization';
import type { Secret, Surface } from './schema/surface';
import type { Tier } from './schema/tier';
/** The tiers from the lowest to the highest, following `promotesFrom`; tiers outside the chain (refused by a rule) come last. */
export declare function tierChain(registry: Registry): readonly Tier[];
/** Whether all tiers form one chain, each id once: what is derived from the order of tiers means something only then. */
export declare function isChain(registry: Registry): boolean;
/** The tier at the end of the chain. Throws when there is none, which the schema excludes. */
export declare function highestTier(registry: Registry): Tier;
/** The tier with this id, or undefined. */
export declare function findTier(registry: Registry, id: string): Tier | undefined;
/** The repository with this key. Throws on an unknown one: references are checked when the registry is loaded. */
export declare function repositoryOf(registry: Registry, key: string): Repository;
/** The exact branch of a tier in a repository: the tier's own, unless the repository names another. */
export declare function branchOf(registry: Registry, repositoryKey: string, tier: Tier): string;
/** Whether a surface is deployed on a tier (all tiers unless it lists some). */
export declare function isOnTier(surface: Surface, tierId: string): boolean;
/** The surfaces of each repository (on one tier, if given), by repository key. */
export declare function surfacesByRepository(registry: Registry, tierId?: string): ReadonlyMap<string, readonly Surface[]>;
/** The tiers of a surface, lowest first. */
export declare function tiersOf(registry: Registry, surface: Surface): readonly Tier[];
/** The secrets of a surface on a tier (all the surface's tiers unless the secret lists some). */
export declare function secretsOn(surface: Surface, tierId: string): readonly Secret[];
/** What a map by tier says for one tier; a plain value holds for all. */
export declare function valueOn<T extends string>(value: T | Readonly<Record<string, T>>, tierId: string): T | undefined;
