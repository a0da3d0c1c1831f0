import { endOfDay } from '../registry/dates';
import type { Registry, Tombstone } from '../registry/schema';
import { highestTier } from '../registry/selectors';
import { namedBy, type TombstoneTarget } from '../registry/tombstone-keys';

/** The identity by which a tombstone can name a planned object. */
export type Identity = TombstoneTarget;

/**
 * The tombstone that releases one of these objects (an environment, say, or its surface). With `now` only one that has
 * not expired: a plan is the same every day, so a removal needs a new request.
 */
export function tombstoneOf(registry: Registry, identities: readonly Identity[], now?: Date): Tombstone | undefined {
  return registry.tombstones
    .filter(({ expires }) => now === undefined || (endOfDay(expires) ?? 0) > now.getTime())
    .find((tombstone) => namedBy(tombstone, identities).length > 0);
}

/** Whether there is such a tombstone, expired or not. */
export function isTombstoned(registry: Registry, identities: readonly Identity[]): boolean {
  return tombstoneOf(registry, identities) !== undefined;
}

/** Objects of the highest tier are protected until a tombstone releases them: a removal takes two `up`s. */
export function isProtectedOnTier(registry: Registry, tierId: string, identities: readonly Identity[]): boolean {
  return tierId === highestTier(registry).id && !isTombstoned(registry, identities);
}
