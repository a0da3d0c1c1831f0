import type { Fields } from './kinds';
import { type LogicalName, type ObjectKind, PULUMI_TYPES } from './logical-names';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, SitePlan, TierPlan } from './types';

/** One object of a plan: its name in the program, and the inputs that name it at the service. */
export interface PlannedObject extends LogicalName {
  readonly kind: ObjectKind;
  readonly fields: Fields;
}

function planned(kind: ObjectKind, name: string, fields: Fields): PlannedObject {
  return { kind, type: PULUMI_TYPES[kind], name, fields };
}

/** The objects of one environment, itself first. */
export function inEnvironment(plan: EnvironmentPlan): readonly PlannedObject[] {
  const { key, branches, variables, secrets } = plan;
  const at = { repository: plan.repository.name, environment: plan.name };
  return [
    planned('environment', key, at),
    ...branches.map((branchPattern) =>
      planned('branch-policy', `${key}.branch.${branchPattern}`, { ...at, branchPattern }),
    ),
    ...variables.map(({ name: variableName }) =>
      planned('environment-variable', `${key}.variable.${variableName}`, { ...at, variableName }),
    ),
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name: secretName }) =>
        planned('environment-secret', `${key}.secret.${secretName}`, { ...at, secretName }),
      ),
  ];
}

/** A repository's own objects, without its environments. */
export function ofRepository({ key, repository, rulesets, variables }: RepositoryPlan): readonly PlannedObject[] {
  const at = { repository: repository.name };
  return [
    planned('actions', `${key}.actions`, at),
    planned('workflow-permissions', `${key}.workflow`, at),
    ...rulesets.map((ruleset) => planned('ruleset', ruleset.key, { ...at, name: ruleset.name })),
    ...variables.map(({ name: variableName }) =>
      planned('repository-variable', `${key}.variable.${variableName}`, { ...at, variableName }),
    ),
  ];
}

/** The objects of one site, itself first. */
export function ofSite({
  key,
  name,
  team,
  siteId,
  domain,
  linked,
  variables,
  secrets,
}: SitePlan): readonly PlannedObject[] {
  const managed = secrets.filter((secret) => secret.managed === 'pulumi');
  const below = [
    ...variables.map((variable) => `variable.${variable.name}`),
    ...managed.map((secret) => `secret.${secret.name}`),
  ];
  return [
    planned('site', key, { name, team, siteId }),
    ...below.map((child) => planned('site-variable', `${key}.${child}`, { site: key, name: child })),
    ...(domain === undefined ? [] : [planned('site-domain', `${key}.domain`, { site: key })]),
    ...(linked === undefined ? [] : [planned('site-build', `${key}.build`, { site: key })]),
  ];
}

/** Every object that a plan makes at GitHub and Netlify. */
export function plannedObjects(plan: FoundationPlan | TierPlan): readonly PlannedObject[] {
  if ('sites' in plan) return [...plan.environments.flatMap(inEnvironment), ...plan.sites.flatMap(ofSite)];
  return plan.repositories.flatMap((each) => [...ofRepository(each), ...each.environments.flatMap(inEnvironment)]);
}
