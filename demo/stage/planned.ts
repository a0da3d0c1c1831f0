import { planFoundation } from '../../plan/foundation';
import { planTier } from '../../plan/tier';
import { REGISTRY_KEY_SECRET } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Planned } from './run/credentials';

function names(list: readonly { readonly name: string }[]): readonly string[] {
  return list.map(({ name }) => name.toUpperCase());
}

/**
 * The values that a registry's stacks give to jobs, from the registry at the start of a job. No other value may reach a
 * job.
 */
export function plannedBy(registry: () => Registry): Planned {
  return (repository, environment) => {
    const now = registry();
    const foundation = planFoundation(now).repositories.find((each) => each.repository.name === repository);
    if (foundation === undefined) return undefined;
    const variables = names(foundation.variables);
    // A repository that is governed from elsewhere has a secret that people add (docs/adopting.md).
    const own = foundation.key === now.governance.repository ? [] : [REGISTRY_KEY_SECRET];
    if (environment === undefined) return { variables, secrets: own };
    const all = [...foundation.environments, ...now.tiers.flatMap(({ id }) => planTier(now, id).environments)];
    const found = all.find(
      (each) => each.repository.name === repository && each.name.toLowerCase() === environment.toLowerCase(),
    );
    return (
      found && { variables: [...variables, ...names(found.variables)], secrets: [...own, ...names(found.secrets)] }
    );
  };
}
