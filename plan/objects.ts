import { type Address, addressText, environmentAddress, siteAddress } from './address';
import { sortedSet } from './sorted';
import type { EnvironmentPlan, FoundationPlan, SitePlan, TierPlan } from './types';

function inEnvironment(plan: EnvironmentPlan): readonly Address[] {
  const { branches, variables, secrets } = plan;
  const own = environmentAddress(plan);
  const { repository, environment } = own;
  return [
    own,
    ...branches.map((pattern) => ({ kind: 'branch-policy', repository, environment, pattern }) as const),
    ...variables.map(({ name }) => ({ kind: 'environment-variable', repository, environment, name }) as const),
    ...secrets.map(({ name }) => ({ kind: 'environment-secret', repository, environment, name }) as const),
  ];
}

function ofSite(plan: SitePlan): readonly Address[] {
  const { variables, secrets } = plan;
  const own = siteAddress(plan);
  const { team, site } = own;
  return [own, ...[...variables, ...secrets].map(({ name }) => ({ kind: 'site-variable', team, site, name }) as const)];
}

/** Every object at GitHub and Netlify that a plan owns, by an address that is the same in every stack. */
export function addressesOf(plan: FoundationPlan | TierPlan): readonly Address[] {
  if ('sites' in plan) return [...plan.environments.flatMap(inEnvironment), ...plan.sites.flatMap(ofSite)];
  return plan.repositories.flatMap(({ repository: { name: repository }, rulesets, variables, environments }) => [
    { kind: 'actions', repository } as const,
    { kind: 'workflow-permissions', repository } as const,
    ...rulesets.map(({ name }) => ({ kind: 'ruleset', repository, ruleset: name }) as const),
    ...variables.map(({ name }) => ({ kind: 'repository-variable', repository, name }) as const),
    ...environments.flatMap(inEnvironment),
  ]);
}

/** The same as texts; sorted. */
export function objectsOf(plan: FoundationPlan | TierPlan): readonly string[] {
  return sortedSet(addressesOf(plan).map(addressText));
}
