import { derivedVariables } from '../registry/derived-variables';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { repositoryOf, surfacesByRepository } from '../registry/selectors';
import { codeowners } from './codeowners';
import { repositoryRef } from './environments';
import { allowedLoginActions } from './login-actions';
import { paidPlanOf } from './organization-plan';
import { repositoriesIn } from './partitions';
import { inEnvironment, ofRepository } from './planned-objects';
import { isTombstoned } from './protection';
import { withReleased } from './released';
import { branchRuleset, evidenceRulesets, governedBranches } from './rulesets';
import { serviceEnvironments } from './service-environments';
import { sortedBy, sortedSet } from './sorted';
import { type PlanOptions, requirePartition } from './tier';
import type { FoundationPlan, RepositoryPlan } from './types';

function repositoryPlan(registry: Registry, key: string, surfaces: readonly Surface[]): RepositoryPlan {
  const repository = repositoryOf(registry, key);
  const { allowedActions } = repository;
  const variables = { ...derivedVariables(registry, key), ...repository.variables };
  const logins = key === registry.governance.repository ? allowedLoginActions(registry) : [];
  const plan: RepositoryPlan = {
    key,
    repository: repositoryRef(registry, key),
    rulesets: sortedBy(
      [
        ...governedBranches(registry, key).map((branch) => branchRuleset(registry, key, branch, surfaces)),
        ...evidenceRulesets(registry, key),
      ],
      (ruleset) => ruleset.key,
    ),
    variables: sortedBy(
      Object.entries(variables).map(([name, value]) => ({ name, value })),
      ({ name }) => name,
    ),
    actions: { ...allowedActions, patterns: sortedSet([...allowedActions.patterns, ...logins]) },
    workflowPermissions: repository.workflowPermissions,
    ...(repository.immutableReleases === undefined ? {} : { immutableReleases: repository.immutableReleases }),
    environments: serviceEnvironments(registry, key).map((environment) =>
      withReleased(registry, environment, inEnvironment(environment)),
    ),
    codeowners: codeowners(registry, key, surfaces),
    protect: !isTombstoned(registry, [{ kind: 'repository', key }]),
  };
  return withReleased(registry, plan, ofRepository(plan));
}

/** The foundation stack: the objects of repositories. Throws a UserError (exit 2) on an unknown partition. */
export function planFoundation(registry: Registry, { partition }: PlanOptions = {}): FoundationPlan {
  requirePartition(registry, partition);
  const surfaces = surfacesByRepository(registry);
  const paidPlan = paidPlanOf(registry);
  return {
    stack: FOUNDATION,
    organization: registry.organization.login,
    ...(paidPlan === undefined ? {} : { paidPlan }),
    repositories: repositoriesIn(registry, partition).map((key) =>
      repositoryPlan(registry, key, surfaces.get(key) ?? []),
    ),
  };
}
