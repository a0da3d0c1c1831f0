import type { Registry } from '../schema';
import type { Surface } from '../schema/surface';
import type { Tier } from '../schema/tier';
/** One surface on one tier, with its place in the registry and the branch that it deploys from. */
export interface Deployment {
    readonly surface: Surface;
    /** The surface's index, for pointers. */
    readonly index: number;
    readonly tier: Tier;
    readonly branch: string;
}
/** Whether the registry has this repository: rules look at what resolves, one of them reports what doesn't. */
export declare function hasRepository(registry: Registry, key: string): boolean;
/**
 * Every surface on every tier of its own, lowest tier first; surfaces of unknown repositories are left out. Empty while
 * the tiers are no chain: what would follow from a wrong order is no help to whoever mends it.
 */
export declare function deployments(registry: Registry): readonly Deployment[];
/** What occurs more than once, by a key: each later item with the first that has the same key. */
export declare function repeats<T>(items: Iterable<T>, keyOf: (item: T) => string): readonly {
    first: T;
    again: T;
}[];
