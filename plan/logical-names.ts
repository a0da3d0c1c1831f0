import { sortedBy, sortedSet } from './sorted';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, SitePlan, TierPlan } from './types';

/** What the program registers, by kind, with Pulumi's type of it. Bookkeeping kinds own nothing at GitHub or Netlify. */
export const PULUMI_TYPES = {
  environment: 'github:index/repositoryEnvironment:RepositoryEnvironment',
  'branch-policy': 'github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy',
  'environment-variable': 'github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable',
  'environment-secret': 'github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret',
  ruleset: 'github:index/repositoryRuleset:RepositoryRuleset',
  'repository-variable': 'github:index/actionsVariable:ActionsVariable',
  actions: 'github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions',
  'workflow-permissions': 'github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions',
  site: 'pulumi-nodejs:dynamic/causeway:NetlifySite',
  // A variable and a secret of a site are the same type; their names tell them apart.
  'site-variable': 'netlify:index/environmentVariable:EnvironmentVariable',
  'site-domain': 'netlify:index/siteDomainSettings:SiteDomainSettings',
  'site-build': 'netlify:index/siteBuildSettings:SiteBuildSettings',
} as const;

/** A kind of object that a stack owns. */
export type ObjectKind = keyof typeof PULUMI_TYPES;

/** Every kind of object, sorted. */
export const OBJECT_KINDS: readonly ObjectKind[] = sortedSet(Object.keys(PULUMI_TYPES)) as readonly ObjectKind[];

/** Pulumi's type of every component. */
export const COMPONENT_TYPES = {
  environment: 'causeway:index:Environment',
  repository: 'causeway:index:RepositoryFoundation',
  site: 'causeway:index:Site',
} as const;

/** Pulumi's type of a provider instance. */
export const PROVIDER_TYPES = { github: 'pulumi:providers:github', netlify: 'pulumi:providers:netlify' } as const;

/** One resource that a stack's program registers: Pulumi's type and the logical name. */
export interface LogicalName {
  readonly type: string;
  readonly name: string;
}

function environmentNames(plan: EnvironmentPlan): readonly LogicalName[] {
  const { key, branches, variables, secrets } = plan;
  return [
    { type: COMPONENT_TYPES.environment, name: key },
    { type: PULUMI_TYPES.environment, name: key },
    ...branches.map((branch) => ({ type: PULUMI_TYPES['branch-policy'], name: `${key}.branch.${branch}` })),
    ...variables.map(({ name }) => ({ type: PULUMI_TYPES['environment-variable'], name: `${key}.variable.${name}` })),
    // Of external secrets no resource is ever made: their values would lie in state (W31, W32).
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => ({ type: PULUMI_TYPES['environment-secret'], name: `${key}.secret.${name}` })),
  ];
}

function siteNames({ key, team, domain, linked, variables, secrets }: SitePlan): readonly LogicalName[] {
  return [
    { type: PROVIDER_TYPES.netlify, name: `netlify.${team}` },
    { type: COMPONENT_TYPES.site, name: key },
    { type: PULUMI_TYPES.site, name: key },
    ...variables.map(({ name }) => ({ type: PULUMI_TYPES['site-variable'], name: `${key}.variable.${name}` })),
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => ({ type: PULUMI_TYPES['site-variable'], name: `${key}.secret.${name}` })),
    ...(domain === undefined ? [] : [{ type: PULUMI_TYPES['site-domain'], name: `${key}.domain` }]),
    ...(linked === undefined ? [] : [{ type: PULUMI_TYPES['site-build'], name: `${key}.build` }]),
  ];
}

function repositoryNames({ key, rulesets, variables, environments }: RepositoryPlan): readonly LogicalName[] {
  return [
    { type: COMPONENT_TYPES.repository, name: key },
    { type: PULUMI_TYPES.actions, name: `${key}.actions` },
    { type: PULUMI_TYPES['workflow-permissions'], name: `${key}.workflow` },
    ...rulesets.map((ruleset) => ({ type: PULUMI_TYPES.ruleset, name: ruleset.key })),
    ...variables.map(({ name }) => ({ type: PULUMI_TYPES['repository-variable'], name: `${key}.variable.${name}` })),
    ...environments.flatMap(environmentNames),
  ];
}

/** A type and name as one text, for sets. */
export function logicalId({ type, name }: LogicalName): string {
  return `${type}::${name}`;
}

/**
 * Everything that a stack's program may register, sorted, each once: what stands in its preview beyond this is not of
 * this stack. A secret that was given no value is named too, though the program leaves it out.
 */
export function logicalNames(plan: FoundationPlan | TierPlan): readonly LogicalName[] {
  const named =
    'sites' in plan
      ? [...plan.environments.flatMap(environmentNames), ...plan.sites.flatMap(siteNames)]
      : plan.repositories.flatMap(repositoryNames);
  const byId = new Map(
    [{ type: PROVIDER_TYPES.github, name: 'github' }, ...named].map((each) => [logicalId(each), each] as const),
  );
  return sortedBy(byId.values(), logicalId);
}

/** The kind of object of a Pulumi type; undefined for bookkeeping and for what the program never registers. */
export function objectKind(type: string): ObjectKind | undefined {
  return OBJECT_KINDS.find((kind) => PULUMI_TYPES[kind] === type);
}
