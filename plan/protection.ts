import type { Registry, Tombstone } from '../registry/schema';
import { highestTier } from '../registry/selectors';

/** What a planned object can be found by in a tombstone. */
export interface Identity {
  readonly kind: Tombstone['kind'];
  readonly key: string;
  readonly tier?: string;
}

/** Whether a tombstone gives leave to remove one of these objects (an environment, say, or the surface it belongs to). */
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

/** Objects of the highest tier are protected until a tombstone says otherwise: removal takes two `up`s. */
export function isProtectedOnTier(registry: Registry, tierId: string, identities: readonly Identity[]): boolean {
  return tierId === highestTier(registry).id && !isTombstoned(registry, identities);
}
