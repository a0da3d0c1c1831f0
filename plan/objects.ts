import { sortedSet } from './sorted';
import type { EnvironmentPlan, FoundationPlan, SitePlan, TierPlan } from './types';

function inEnvironment({ repository, name, branches, variables, secrets }: EnvironmentPlan): readonly string[] {
  // GitHub compares environment names without case and stores variable names in upper case (W29).
  const id = `${repository.name}/environment/${name.toLowerCase()}`;
  return [
    id,
    ...branches.map((branch) => `${id}/branch/${branch}`),
    ...variables.map((variable) => `${id}/variable/${variable.name.toUpperCase()}`),
    ...secrets.map((secret) => `${id}/secret/${secret.name.toUpperCase()}`),
  ];
}

function ofSite({ team, name, variables, secrets }: SitePlan): readonly string[] {
  const id = `netlify/${team}/${name}`;
  return [id, ...[...variables, ...secrets].map((variable) => `${id}/variable/${variable.name}`)];
}

/** Every object at GitHub and Netlify that a plan owns, by an address that is the same in every stack; sorted. */
export function objectsOf(plan: FoundationPlan | TierPlan): readonly string[] {
  if ('sites' in plan) return sortedSet([...plan.environments.flatMap(inEnvironment), ...plan.sites.flatMap(ofSite)]);
  return sortedSet(
    plan.repositories.flatMap(({ repository: { name }, rulesets, variables, environments }) => [
      `${name}/actions`,
      `${name}/workflow-permissions`,
      ...rulesets.map((ruleset) => `${name}/ruleset/${ruleset.name}`),
      ...variables.map((variable) => `${name}/variable/${variable.name.toUpperCase()}`),
      ...environments.flatMap(inEnvironment),
    ]),
  );
}
