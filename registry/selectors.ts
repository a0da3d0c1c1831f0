import type { Registry } from './schema';
import type { Repository } from './schema/organization';
import type { Secret, Surface } from './schema/surface';
import type { Tier } from './schema/tier';

/** The tiers from the lowest to the highest, following `promotesFrom`; tiers outside the chain (refused by a rule) come last. */
export function tierChain(registry: Registry): readonly Tier[] {
  const next = new Map(registry.tiers.map((tier) => [tier.promotesFrom, tier]));
  const chain: Tier[] = [];
  for (let tier = next.get(undefined); tier && !chain.includes(tier); tier = next.get(tier.id)) chain.push(tier);
  return [...chain, ...registry.tiers.filter((tier) => !chain.includes(tier))];
}

/** Whether all tiers form one chain with unique ids. Only then does the order of tiers mean anything. */
export function isChain(registry: Registry): boolean {
  const last = new Map(registry.tiers.map((tier) => [tier.promotesFrom, tier]));
  const seen = new Set<string>();
  for (let tier = last.get(undefined); tier && !seen.has(tier.id); tier = last.get(tier.id)) seen.add(tier.id);
  return seen.size === registry.tiers.length;
}

/** The tier at the end of the chain. Throws when there is none, which the schema excludes. */
export function highestTier(registry: Registry): Tier {
  const highest = tierChain(registry).at(-1);
  if (!highest) throw new Error('a registry has at least one tier');
  return highest;
}

/** The tier with this id, or undefined. */
export function findTier(registry: Registry, id: string): Tier | undefined {
  return registry.tiers.find((tier) => tier.id === id);
}

/** The repository with this key. Throws on an unknown key: loading the registry checks references. */
export function repositoryOf(registry: Registry, key: string): Repository {
  const repository = Object.hasOwn(registry.repositories, key) ? registry.repositories[key] : undefined;
  if (!repository) throw new Error(`no repository ${key} in the registry`);
  return repository;
}

/** The exact branch of a tier in a repository: the tier's own, unless the repository names another. */
export function branchOf(registry: Registry, repositoryKey: string, tier: Tier): string {
  return repositoryOf(registry, repositoryKey).branches[tier.id] ?? tier.branch;
}

/** Whether a surface is deployed on a tier (on all tiers unless it lists some). */
export function isOnTier(surface: Surface, tierId: string): boolean {
  return surface.tiers === undefined || surface.tiers.includes(tierId);
}

/** The surfaces of each repository (on one tier, if given), by repository key. */
export function surfacesByRepository(registry: Registry, tierId?: string): ReadonlyMap<string, readonly Surface[]> {
  const groups = new Map<string, Surface[]>();
  for (const surface of registry.surfaces) {
    if (tierId !== undefined && !isOnTier(surface, tierId)) continue;
    const group = groups.get(surface.repository);
    if (group) group.push(surface);
    else groups.set(surface.repository, [surface]);
  }
  return groups;
}

/** The tiers of a surface, lowest first. */
export function tiersOf(registry: Registry, surface: Surface): readonly Tier[] {
  return tierChain(registry).filter((tier) => isOnTier(surface, tier.id));
}

/** The secrets of a surface on a tier (all the surface's tiers unless the secret lists some). */
export function secretsOn(surface: Surface, tierId: string): readonly Secret[] {
  return surface.secrets.filter((secret) => secret.tiers === undefined || secret.tiers.includes(tierId));
}

/** The value for one tier in a map by tier; a plain value applies to all. */
export function valueOn<T extends string>(value: T | Readonly<Record<string, T>>, tierId: string): T | undefined {
  if (typeof value === 'string') return value;
  return Object.hasOwn(value, tierId) ? value[tierId] : undefined;
}
