import type { EnvironmentPlan } from '../plan/types';
import { pointer } from '../registry/problem';
import type { Registry } from '../registry/schema';
import type { PolicyContext } from './context';

/** The place of a tier in the registry. */
export function tierPointer(registry: Registry, id: string | undefined, ...rest: readonly string[]): string {
  const index = registry.tiers.findIndex((tier) => tier.id === id);
  return index < 0 ? pointer('tiers') : pointer('tiers', index, ...rest);
}

/** The place of a surface in the registry. */
export function surfacePointer(registry: Registry, id: string | undefined, ...rest: readonly string[]): string {
  const index = registry.surfaces.findIndex((surface) => surface.id === id);
  return index < 0 ? pointer('surfaces') : pointer('surfaces', index, ...rest);
}

/** The place of a repository in the registry, by its GitHub name. */
export function repositoryPointer(
  { catalog }: Pick<PolicyContext, 'catalog'>,
  name: string | undefined,
  ...rest: readonly string[]
): string {
  const key = catalog.repositoryKey(name);
  return key === undefined ? pointer('repositories') : pointer('repositories', key, ...rest);
}

/** The place that creates an environment: its surface, its tier's approval, or the Apps whose keys it holds. */
export function environmentPointer(context: PolicyContext, plan: EnvironmentPlan | undefined): string {
  if (!plan) return context.tier ? tierPointer(context.registry, context.tier.id) : pointer('surfaces');
  if (plan.kind === 'approval') return tierPointer(context.registry, plan.tier, 'approval');
  return plan.kind === 'service' ? pointer('apps') : surfacePointer(context.registry, plan.surfaces[0]);
}
