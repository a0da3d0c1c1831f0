import { approvalEnvironmentNames, calledIn, serviceEnvironmentName } from '../../registry/naming';
import type { Registry, Tombstone } from '../../registry/schema';
import { branchOf, findTier, isOnTier, tierChain } from '../../registry/selectors';
import { namedBy, type TombstoneTarget, tombstoneTargets } from '../../registry/tombstone-keys';
import { UserError } from '../../registry/user-error';

/** The removable objects: a tier includes everything on it, an approval is one approval environment. */
export const REMOVABLE = [
  'surface',
  'tier',
  'repository',
  'ruleset',
  'approval',
  'environment',
  'branch',
  'variable',
  'secret',
  'site',
  'domain',
  'build',
] as const;
export type Removable = (typeof REMOVABLE)[number];

/** A requested removal. */
export interface Removal {
  readonly what: Removable;
  readonly key: string;
  readonly tier?: string | undefined;
}

function ofTier(registry: Registry, id: string): readonly TombstoneTarget[] {
  const tier = findTier(registry, id);
  if (!tier) {
    const allowed = tierChain(registry).map((each) => each.id);
    throw new UserError(`there is no tier "${id}"`, { place: 'tier', allowed: allowed.join(', ') });
  }
  const surfaces = registry.surfaces.filter((surface) => isOnTier(surface, id));
  const approvals = new Set(surfaces.flatMap((surface) => approvalEnvironmentNames(registry, tier, surface)));
  const { infrastructure, inspect, delivery } = serviceEnvironmentName;
  const repositories = Object.keys(registry.repositories);
  const governed = (key: string, tiers: Registry['tiers']) => [
    registry.repositories[key]?.defaultBranch,
    ...tiers.map((each) => branchOf(registry, key, each)),
  ];
  const others = registry.tiers.filter((each) => each.id !== id);
  const kept = new Set(repositories.flatMap((key) => governed(key, others)));
  const branches = new Set(repositories.map((key) => branchOf(registry, key, tier)).filter((name) => !kept.has(name)));
  return [
    ...surfaces.map(({ id: key }) => ({ kind: 'surface', key, tier: id }) as const),
    ...[...approvals].map((key) => ({ kind: 'environment', key, tier: id }) as const),
    ...[infrastructure, inspect, delivery]
      .map((name) => name(calledIn(tier)))
      .map((key) => ({ kind: 'environment', key }) as const),
    ...[...branches].map((key) => ({ kind: 'branch', key }) as const),
  ];
}

function ofRepository(registry: Registry, key: string): readonly TombstoneTarget[] {
  const surfaces = registry.surfaces.filter(({ repository }) => repository === key);
  return [{ kind: 'repository', key }, ...surfaces.map(({ id }) => ({ kind: 'surface', key: id }) as const)];
}

function wanted(registry: Registry, { what, key, tier }: Removal): readonly TombstoneTarget[] {
  if (what === 'tier') return ofTier(registry, key);
  if (what === 'repository') return ofRepository(registry, key);
  const kind = what === 'approval' ? 'environment' : what;
  return [{ kind, key, ...(tier === undefined ? {} : { tier }) }];
}

/** The place of the tombstone of exactly this object; -1 if there is none. */
export function indexOfTombstone({ tombstones }: Registry, { kind, key, tier }: TombstoneTarget): number {
  return tombstones.findIndex((each) => each.kind === kind && each.key === key && each.tier === tier);
}

/**
 * What the tombstones for a removal name, without those in the registry that have the reason and the date that are asked
 * for. Throws a UserError (exit 2) with the allowed keys when one of them would name nothing.
 */
export function tombstonesFor(
  registry: Registry,
  removal: Removal,
  { reason, expires }: Partial<Pick<Tombstone, 'reason' | 'expires'>>,
): readonly TombstoneTarget[] {
  const targets = tombstoneTargets(registry);
  return wanted(registry, removal)
    .filter((target) => {
      if (namedBy(target, targets).length > 0) return true;
      const { kind, tier } = target;
      const possible = targets.filter((each) => each.kind === kind && (tier === undefined || each.tier === tier));
      throw new UserError(`there is no ${kind} "${target.key}"${tier === undefined ? '' : ` on ${tier}`}`, {
        place: removal.what,
        allowed: [...new Set(possible.map(({ key }) => key))].sort().join(', ') || `no ${kind} there`,
      });
    })
    .filter(({ kind, key, tier }) => {
      const there = registry.tombstones[indexOfTombstone(registry, { kind, key, tier })];
      const isSame = (asked: string | undefined, known: string) => asked === undefined || asked === known;
      return !there || !isSame(reason, there.reason) || !isSame(expires, there.expires);
    });
}
