import type { Registry, Tombstone } from '../registry/schema';
import { highestTier } from '../registry/selectors';

/** What a tombstone can name a planned object by. */
export interface Identity {
  readonly kind: Tombstone['kind'];
  readonly key: string;
  readonly tier?: string;
}

/** Whether a tombstone releases one of these objects (an environment, say, or its surface). */
export function isTombstoned(registry: Registry, identities: readonly Identity[]): boolean {
  return registry.tombstones.some((tombstone) =>
    identities.some(
      (identity) =>
        identity.kind === tombstone.kind &&
        identity.key === tombstone.key &&
        (tombstone.tier === undefined || tombstone.tier === identity.tier),
    ),
  );
}

/** Objects of the highest tier are protected until a tombstone releases them: a removal takes two `up`s. */
export function isProtectedOnTier(registry: Registry, tierId: string, identities: readonly Identity[]): boolean {
  return tierId === highestTier(registry).id && !isTombstoned(registry, identities);
}
