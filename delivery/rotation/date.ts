import type { Registry } from '../../registry/schema';
import { findTier, isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import type { ValueEdit } from '../checks/registry-edit';
import type { Recorded, SecretPlace } from './fingerprint';

/** The place of a secret in the registry's document. */
export interface SecretEntry {
  readonly path: readonly (string | number)[];
  readonly entry: Registry['surfaces'][number]['secrets'][number];
  /** The tiers of the entry's one date. */
  readonly tiers: readonly string[];
}

/** The entry of a secret. Throws UserError (exit 2) when the registry has none there, or Pulumi manages it. */
export function secretEntry(registry: Registry, { surface: id, tier, secret }: SecretPlace): SecretEntry {
  const index = registry.surfaces.findIndex((surface) => surface.id === id);
  const surface = registry.surfaces[index];
  if (!surface) {
    const allowed = registry.surfaces.map((each) => each.id).join(', ');
    throw new UserError(`there is no surface "${id}"`, { place: '--surface', allowed });
  }
  if (!findTier(registry, tier) || !isOnTier(surface, tier)) {
    const allowed = registry.tiers
      .map((each) => each.id)
      .filter((each) => isOnTier(surface, each))
      .join(', ');
    throw new UserError(`${id} is not on a tier "${tier}"`, { place: '--tier', allowed });
  }
  const holds = (entry: SecretEntry['entry']) => entry.name === secret && (entry.tiers?.includes(tier) ?? true);
  const at = surface.secrets.findIndex(holds);
  const entry = surface.secrets[at];
  if (!entry) {
    const allowed = surface.secrets.map(({ name }) => name).join(', ') || 'none: it has no secrets';
    throw new UserError(`${id} has no secret "${secret}" on ${tier}`, { place: '--name', allowed });
  }
  if (entry.managed === 'pulumi') {
    throw new UserError(`${secret} is written by Pulumi`, {
      place: `/surfaces/${index}/secrets/${at}/managed`,
      allowed: `pulumi config set --secret --path 'causeway:secrets.${id}.${secret}' --stack ${tier}, then an up`,
    });
  }
  const tiers = entry.tiers ?? registry.tiers.map((each) => each.id).filter((each) => isOnTier(surface, each));
  return { path: ['surfaces', index, 'secrets', at], entry, tiers };
}

/**
 * The registry's edit for a rotation. An entry for several tiers gets the date of the oldest rotation; undefined when
 * one of them has no recorded rotation.
 */
export function dateEdit(
  { path, tiers }: SecretEntry,
  place: SecretPlace,
  recorded: readonly Recorded[],
  now: Date,
): ValueEdit<string> | undefined {
  const times = tiers.map((tier) => {
    if (tier === place.tier) return now.toISOString();
    const own = recorded.filter((each) => {
      return each.surface === place.surface && each.secret === place.secret && each.tier === tier;
    });
    return own.at(-1)?.at;
  });
  const known = times.filter((time) => time !== undefined).sort();
  const [oldest] = known;
  if (oldest === undefined || known.length < times.length) return undefined;
  return { path: [...path, 'lastRotated'], value: oldest.slice(0, 10) };
}
