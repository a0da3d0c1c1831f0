import { siteName } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { tiersOf } from '../../registry/selectors';
import { targetFacts } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import type { FileContent } from './contents';
import { type Needle, needleFinder } from './needles';

/** Shorter values ("true", "eu") occur by chance everywhere: they are reported, not searched for. */
const SHORTEST = 6;

/** The values that belong to only one tier. */
export interface TierValues {
  readonly needles: readonly Needle[];
  /** Values that are too short to search for, by their source. */
  readonly tooShort: readonly string[];
}

function valuesOf(registry: Registry, surface: Surface): readonly Needle[] {
  const at = (name: string, tier: string) => `surface ${surface.id}, ${name} on ${tier}`;
  const byTier = (name: string, values: Readonly<Record<string, string>>): readonly Needle[] => {
    const tiers = tiersOf(registry, surface);
    const isSame = tiers.every(({ id }) => Object.hasOwn(values, id)) && new Set(Object.values(values)).size === 1;
    // A value that is the same on every tier belongs to none. On a surface with one tier every value belongs to that
    // tier.
    if (isSame && tiers.length > 1) return [];
    return Object.entries(values).map(([tier, value]) => ({ value, origin: at(name, tier) }));
  };
  const found = Object.entries(surface.variables).flatMap(([name, { values }]) => byTier(`variable ${name}`, values));
  const sites = tiersOf(registry, surface).flatMap((tier) => {
    const name = siteName(surface, tier);
    return name === undefined ? [] : [[tier.id, name] as const];
  });
  // A team is a place of many surfaces, and no value that a bundle would hold.
  const { team: _team, ...perTier } = targetFacts(surface.target).perTier;
  return [
    ...found,
    ...Object.entries(perTier).flatMap(([field, values]) => byTier(`target.${field}`, values)),
    ...byTier('site name', Object.fromEntries(sites)),
  ];
}

/** The registry's values for one tier only: variables, site ids, domains, site names and addresses of all surfaces. */
export function tierValues(registry: Registry): TierValues {
  const all = registry.surfaces.flatMap((surface) => valuesOf(registry, surface));
  return {
    needles: all.filter(({ value }) => value.length >= SHORTEST),
    tooShort: all.filter(({ value }) => value.length < SHORTEST).map(({ origin }) => origin),
  };
}

/** Refuses a tree with a value of one tier: a bundle serves all tiers unchanged. Throws UserError (exit 2). */
export function refuseTierValues(tree: ReadonlyMap<string, FileContent>, { needles }: TierValues): void {
  const find = needleFinder(needles);
  for (const [path, { bytes }] of tree) {
    const found = find(bytes) ?? find(Buffer.from(path, 'utf8'));
    if (!found) continue;
    // The value is not shown: a variable may contain more than it should.
    throw new UserError(`a value of one tier is in the tree: ${found.origin}`, {
      place: JSON.stringify(path),
      allowed: 'no tier-specific value; it comes as a platform variable, or as configuration beside the tree',
    });
  }
}
