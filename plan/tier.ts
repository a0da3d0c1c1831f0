import type { Registry } from '../registry/schema';
import { findTier, surfacesByRepository, tierChain } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { approvalEnvironments, deployEnvironment } from './environments';
import { partitions, repositoriesIn } from './partitions';
import { inEnvironment, ofSite } from './planned-objects';
import { withReleased } from './released';
import { sitePlan } from './sites';
import { sortedBy } from './sorted';
import type { TierPlan } from './types';

/** Limits a plan to one group of repositories. */
export interface PlanOptions {
  readonly partition?: string | undefined;
}

/** Throws a UserError (exit 2) when the registry has no such group of repositories. */
export function requirePartition(registry: Registry, partition: string | undefined): void {
  const known = partitions(registry);
  if (partition === undefined || known.includes(partition)) return;
  throw new UserError(`no repository is in the partition "${partition}"`, {
    place: 'causeway:partition',
    allowed: known.join(', '),
  });
}

/** One tier's stack: its environments and sites. Throws a UserError (exit 2) on an unknown tier or partition. */
export function planTier(registry: Registry, tierId: string, { partition }: PlanOptions = {}): TierPlan {
  const tier = findTier(registry, tierId);
  if (!tier) {
    throw new UserError(`no tier "${tierId}" in the registry`, {
      place: 'the tier (--tier, or causeway:tier of the stack)',
      allowed: tierChain(registry)
        .map(({ id }) => id)
        .join(', '),
    });
  }
  requirePartition(registry, partition);
  const grouped = surfacesByRepository(registry, tier.id);
  const keys = repositoriesIn(registry, partition);
  const surfaces = keys.flatMap((key) => grouped.get(key) ?? []);
  return {
    stack: partition === undefined ? tier.id : `${tier.id}.${partition}`,
    tier: tier.id,
    ...(partition === undefined ? {} : { partition }),
    organization: registry.organization.login,
    environments: sortedBy(
      [
        ...surfaces.map((surface) => deployEnvironment(registry, surface, tier)),
        ...keys.flatMap((key) => approvalEnvironments(registry, key, tier, grouped.get(key) ?? [])),
      ].map((environment) => withReleased(registry, environment, inEnvironment(environment))),
      ({ key }) => key,
    ),
    sites: sortedBy(
      surfaces
        .flatMap((surface) => sitePlan(registry, surface, tier) ?? [])
        .map((site) => withReleased(registry, site, ofSite(site))),
      ({ key }) => key,
    ),
  };
}
