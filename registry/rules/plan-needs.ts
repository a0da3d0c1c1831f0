import { pointer } from '../problem';
import type { Finding } from '../rule';
import type { Registry } from '../schema';
import type { Repository } from '../schema/organization';
import type { Tier } from '../schema/tier';
import { showValue } from '../secret-looking';
import { deployments, hasRepository } from './deployments';

type Plan = Registry['organization']['plan'];

const RANK: Readonly<Record<Plan, number>> = { free: 0, team: 1, enterprise: 2 };

/** A feature that needs a plan in repositories that are not public. */
interface Need {
  readonly repository: string;
  readonly pointer: string;
  readonly what: string;
}

/** The needs that the organization’s plan does not meet. */
export function lacking(registry: Registry, plan: Plan, needs: readonly Need[], otherwise: string): readonly Finding[] {
  if (RANK[registry.organization.plan] >= RANK[plan]) return [];
  const seen = new Set<string>();
  return needs.flatMap((need) => {
    const repository: Repository | undefined = registry.repositories[need.repository];
    const key = `${need.repository}\0${need.pointer}`;
    if (!repository || repository.visibility === 'public' || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        pointer: need.pointer,
        message:
          `${need.what} in the ${repository.visibility} repository ${showValue(repository.name)}: ` +
          `GitHub's plan ${showValue(registry.organization.plan)} cannot do that`,
        allowed: `organization.plan "${plan}", a public repository${otherwise}`,
      },
    ];
  });
}

/** The needs of each deployment to the tiers that need a feature. */
export function perTier(
  registry: Registry,
  isNeeded: (tier: Tier) => boolean,
  path: string,
  what: string,
): readonly Need[] {
  return deployments(registry)
    .filter(({ tier }) => isNeeded(tier))
    .map(({ surface, tier }) => ({
      repository: surface.repository,
      pointer: pointer('tiers', registry.tiers.indexOf(tier), path),
      what: `${what} on tier ${showValue(tier.id)}`,
    }));
}

/** The needs of the environments of Apps in the governing repository. */
export function governing(
  registry: Registry,
  apps: readonly (keyof Registry['apps'])[],
  what: string,
): readonly Need[] {
  const { repository } = registry.governance;
  if (!hasRepository(registry, repository)) return [];
  return apps
    .filter((app) => registry.apps[app])
    .map((app) => ({ repository, pointer: pointer('apps', app), what: `${what} on the ${app} App's environments` }));
}
