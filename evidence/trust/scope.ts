import { deployEnvironmentName, FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { findTier, highestTier, isOnTier } from '../../registry/selectors';
import { Refusal } from '../statement/refusal';
import { type AnyStatement, tierOf } from '../statement/statement';

/** The parts of the registry that a statement speaks about. */
export interface Scope {
  /** The surfaces, by their ids. */
  readonly surfaces: readonly Surface[];
  /** The tier; undefined when there is none. A stack belongs to its tier. */
  readonly tier: Tier | undefined;
}

function surfaceIds({ predicate }: AnyStatement): readonly string[] {
  if ('release' in predicate) return predicate.release.bundles.map(({ surface }) => surface);
  if ('surface' in predicate) return [predicate.surface];
  return 'surfaces' in predicate ? predicate.surfaces : [];
}

/**
 * The tier of a statement about a stack: `production`, or `production.web-apps` for a part of it. The foundation
 * applies to all tiers, so it counts as the highest. Undefined for a statement without a stack.
 */
export function stackTier({ predicate }: AnyStatement, registry: Registry): Tier | undefined {
  if (!('stack' in predicate)) return undefined;
  const [slice = ''] = predicate.stack.split('.');
  return slice === FOUNDATION ? highestTier(registry) : findTier(registry, slice);
}

/**
 * The surfaces and the tier of a statement, by the registry. Throws Refusal on a surface or tier that the registry does
 * not have.
 */
export function scopeOf(statement: AnyStatement, registry: Registry): Scope {
  const tierId = tierOf(statement);
  const tier = tierId === undefined ? stackTier(statement, registry) : findTier(registry, tierId);
  if (tierId !== undefined && !tier) throw new Refusal(`the registry has no tier ${tierId}`);
  const surfaces = surfaceIds(statement).map((id) => {
    const surface = registry.surfaces.find((each) => each.id === id);
    if (!surface) throw new Refusal(`the registry has no surface ${id}`);
    if (tier && !isOnTier(surface, tier.id)) throw new Refusal(`${id} is not deployed on the tier ${tier.id}`);
    return surface;
  });
  return { surfaces, tier };
}

/**
 * The deploy environment of a statement about one surface on one tier. Throws Refusal when it is about another number.
 */
export function derivedEnvironment({ surfaces, tier }: Scope, registry: Registry): string {
  const [surface] = surfaces;
  if (!surface || surfaces.length > 1 || !tier) throw new Refusal('the statement is of no deploy environment');
  return deployEnvironmentName(registry, surface, tier);
}

/** Refuses a deploy receipt with another environment than the registry's. Throws Refusal. */
export function requireReceiptEnvironment({ kind, predicate }: AnyStatement, scope: Scope, registry: Registry): void {
  if (kind !== 'deploy-receipt') return;
  if (predicate.environment === derivedEnvironment(scope, registry)) return;
  throw new Refusal('the receipt names another environment than the registry derives');
}
