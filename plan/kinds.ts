import { type Address, type AddressKind, addressText } from './address';
import type { Fields, Kind, Named, Seen } from './kind';

// In the GitHub provider's ids a colon of the name is written `??` (W11).
function part(name: string): string {
  return name.replaceAll(':', '??');
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(':');
}

function inEnvironment({ repository, environment }: { readonly repository: string; readonly environment: string }) {
  return `${repository}:${part(environment)}`;
}

const IN_REPOSITORY = { repository: 'repository' } as const;
const IN_ENVIRONMENT = { ...IN_REPOSITORY, environment: 'environment' } as const;
const ON_SITE = { team: 'team', site: 'site' } as const;

/** The name at Netlify of a site's variable or secret, by its logical name. Netlify has one list of names for both. */
export function siteVariableName(logicalName: string): string | undefined {
  return /\.site\.(?:variable|secret)\.(?<name>.+)$/.exec(logicalName)?.groups?.['name'];
}

/** Whether a logical name is that of a site's secret. */
export function isSiteSecret(logicalName: string): boolean {
  return logicalName.includes('.site.secret.');
}

/** Whether a logical name is that of an approval environment, which asks people and holds nothing. */
export function isApprovalEnvironment(logicalName: string): boolean {
  return logicalName.includes('.approval.');
}

function environmentRemoval({ name, fields, surface }: Named): readonly [string, string | undefined] {
  if (surface !== undefined && name.endsWith('.deploy')) return ['surface', surface];
  return [isApprovalEnvironment(name) ? 'approval' : 'environment', fields['environment']];
}

/**
 * Every kind of object that a stack can own, with all of Causeway's facts about it. docs/architecture.md lists what
 * else a new kind touches. Secrets have no import id, because an import cannot restore a value (W33). Sites have none,
 * because a dynamic resource cannot be imported; nor do their settings, which `up` sets when it adopts the site.
 */
export const KINDS = {
  environment: {
    type: 'github:index/repositoryEnvironment:RepositoryEnvironment',
    holder: 'environment',
    logical: (key) => key,
    inputs: IN_ENVIRONMENT,
    compared: ['adminsBypass', 'waitMinutes', 'reviewers', 'preventSelfReview', 'otherRules', 'branchPolicy'],
    importId: inEnvironment,
    removal: environmentRemoval,
    irreplaceable: 'the external secrets in it',
  },
  'branch-policy': {
    type: 'github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy',
    holder: 'environment',
    logical: (key, branch) => `${key}.branch.${branch}`,
    inputs: { ...IN_ENVIRONMENT, pattern: 'branchPattern' },
    compared: [],
    importId: (at, seen) => joined(inEnvironment(at), seen.own('id')),
    removal: ({ fields }) => ['branch', fields['branchPattern']],
  },
  'environment-variable': {
    type: 'github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable',
    holder: 'environment',
    logical: (key, name) => `${key}.variable.${name}`,
    inputs: { ...IN_ENVIRONMENT, name: 'variableName' },
    compared: ['value'],
    importId: (at) => `${inEnvironment(at)}:${at.name.toUpperCase()}`,
    removal: ({ name }) => ['variable', name],
  },
  'environment-secret': {
    type: 'github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret',
    holder: 'environment',
    logical: (key, name) => `${key}.secret.${name}`,
    inputs: { ...IN_ENVIRONMENT, name: 'secretName' },
    compared: [],
    removal: ({ name }) => ['secret', name],
  },
  ruleset: {
    type: 'github:index/repositoryRuleset:RepositoryRuleset',
    holder: 'repository',
    logical: (key) => key,
    inputs: { ...IN_REPOSITORY, ruleset: 'name' },
    // The rules and their parameters, each under its own name.
    compared: ['target', 'enforcement', 'include', 'exclude', 'bypass', 'rule'],
    importId: ({ repository }, seen) => joined(repository, seen.own('id')),
    removal: ({ fields }) => ['ruleset', fields['name']],
    isBoundToName: true,
  },
  'repository-variable': {
    type: 'github:index/actionsVariable:ActionsVariable',
    holder: 'repository',
    logical: (key, name) => `${key}.variable.${name}`,
    inputs: { ...IN_REPOSITORY, name: 'variableName' },
    compared: ['value'],
    importId: ({ repository, name }) => `${repository}:${name.toUpperCase()}`,
    removal: ({ name }) => ['variable', name],
  },
  actions: {
    type: 'github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions',
    holder: 'repository',
    logical: (key) => `${key}.actions`,
    inputs: IN_REPOSITORY,
    compared: ['enabled', 'mode', 'githubOwned', 'verified', 'patterns'],
    importId: ({ repository }) => repository,
    removal: ({ repository }) => ['repository', repository],
    isBoundToName: true,
  },
  'workflow-permissions': {
    type: 'github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions',
    holder: 'repository',
    logical: (key) => `${key}.workflow`,
    inputs: IN_REPOSITORY,
    compared: ['permissions', 'approvesPullRequests'],
    importId: ({ repository }) => repository,
    removal: ({ repository }) => ['repository', repository],
    isBoundToName: true,
  },
  site: {
    type: 'pulumi-nodejs:dynamic/causeway:NetlifySite',
    holder: 'site',
    logical: (key) => key,
    inputs: { team: 'team', site: 'name' },
    compared: ['id', 'domain', 'linked', 'autoPublishes'],
    removal: ({ surface }) => ['surface', surface],
    irreplaceable: 'all its deploys',
  },
  // A site's variables and secrets have the same type; their names tell them apart.
  'site-variable': {
    type: 'netlify:index/environmentVariable:EnvironmentVariable',
    holder: 'site',
    logical: (key, own) => `${key}.${own}`,
    inputs: { ...ON_SITE, name: 'name' },
    compared: ['contexts', 'secret', 'value'],
    importId: ({ team, site, name }, seen) =>
      joined(seen.of({ kind: 'netlify-team', team }, 'id'), seen.of({ kind: 'site', team, site }, 'id'), name),
    removal: ({ name }) => [isSiteSecret(name) ? 'secret' : 'variable', name],
  },
  'site-domain': {
    type: 'netlify:index/siteDomainSettings:SiteDomainSettings',
    holder: 'site',
    logical: (key) => `${key}.domain`,
    inputs: ON_SITE,
    compared: [],
    removal: ({ fields }) => ['domain', fields['customDomain']],
  },
  'site-build': {
    type: 'netlify:index/siteBuildSettings:SiteBuildSettings',
    holder: 'site',
    logical: (key) => `${key}.build`,
    inputs: ON_SITE,
    compared: [],
    removal: ({ site }) => ['build', site],
  },
} as const satisfies { readonly [K in AddressKind]?: Kind<K> };

/** A kind of object that a stack can own. */
export type ObjectKind = keyof typeof KINDS;

/** A kind without its type parameter. */
interface AnyKind extends Omit<Kind<ObjectKind>, 'inputs' | 'importId'> {
  readonly inputs: Readonly<Record<string, string>>;
  readonly importId?: (at: Address, seen: Seen) => string | undefined;
}

const ALL = new Map(Object.entries(KINDS) as unknown as readonly (readonly [string, AnyKind])[]);

/** The entry of a kind in the table. */
export function kindOf(kind: ObjectKind): AnyKind {
  return KINDS[kind] as unknown as AnyKind;
}

/** Whether a stack can own objects of this kind. */
export function isObjectKind(kind: string): kind is ObjectKind {
  return ALL.has(kind);
}

/** Every input that names an object, of all kinds. Nothing else of a state needs to be read. */
export const NAMING_FIELDS: readonly string[] = [
  ...new Set([...ALL.values()].flatMap(({ inputs }) => Object.values(inputs))),
];

/** An object's address by its inputs; undefined when an input that names it is unknown. */
export function objectAddress(kind: ObjectKind, fields: Fields): Address | undefined {
  const parts = Object.entries(kindOf(kind).inputs).map(([name, input]) => [name, fields[input]] as const);
  if (parts.some(([, value]) => value === undefined)) return undefined;
  return { kind, ...Object.fromEntries(parts) } as Address;
}

/** An object's address by its inputs, as a text that no other object has; undefined when an input is unknown. */
export function objectKey(kind: ObjectKind, fields: Fields): string | undefined {
  const address = objectAddress(kind, fields);
  return address && addressText(address);
}
