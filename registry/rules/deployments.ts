import type { Registry } from '../schema';
import type { Surface } from '../schema/surface';
import type { Tier } from '../schema/tier';
import { branchOf, isChain, isOnTier, tierChain } from '../selectors';

/** One surface on one tier, with its place in the registry and the branch that it deploys from. */
export interface Deployment {
  readonly surface: Surface;
  /** The surface's index, for pointers. */
  readonly index: number;
  readonly tier: Tier;
  readonly branch: string;
}

/** Whether the registry has this repository. Rules skip references that do not resolve; one rule reports them. */
export function hasRepository(registry: Registry, key: string): boolean {
  return Object.hasOwn(registry.repositories, key);
}

/**
 * Every surface on each of its tiers, lowest tier first; surfaces of unknown repositories are left out. Empty while the
 * tiers are no chain, because problems that follow from a wrong order help nobody.
 */
export function deployments(registry: Registry): readonly Deployment[] {
  if (!isChain(registry)) return [];
  const chain = tierChain(registry);
  return registry.surfaces.flatMap((surface, index) =>
    hasRepository(registry, surface.repository)
      ? chain
          .filter((tier) => isOnTier(surface, tier.id))
          .map((tier) => ({ surface, index, tier, branch: branchOf(registry, surface.repository, tier) }))
      : [],
  );
}

/** Items that repeat a key: each later item with the first that has its key. */
export function repeatedItems<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): readonly { first: T; repetition: T }[] {
  const seen = new Map<string, T>();
  const found: { first: T; repetition: T }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else found.push({ first, repetition: item });
  }
  return found;
}
