/** The Pulumi types that the program registers, by what they are. */
export const TYPE = {
  environment: 'github:index/repositoryEnvironment:RepositoryEnvironment',
  branchPolicy: 'github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy',
  environmentVariable: 'github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable',
  environmentSecret: 'github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret',
  ruleset: 'github:index/repositoryRuleset:RepositoryRuleset',
  repositoryVariable: 'github:index/actionsVariable:ActionsVariable',
  actions: 'github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions',
  workflow: 'github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions',
  site: 'pulumi-nodejs:dynamic/causeway:NetlifySite',
  siteVariable: 'netlify:index/environmentVariable:EnvironmentVariable',
  siteDomain: 'netlify:index/siteDomainSettings:SiteDomainSettings',
  siteBuild: 'netlify:index/siteBuildSettings:SiteBuildSettings',
} as const;

/** Types that hold a name above environments: they reach every environment of a repository or an organization. */
export const SHARED_NAME_TYPES = [
  TYPE.repositoryVariable,
  'github:index/actionsSecret:ActionsSecret',
  'github:index/actionsOrganizationSecret:ActionsOrganizationSecret',
  'github:index/actionsOrganizationVariable:ActionsOrganizationVariable',
] as const;

/** Types of the program's own bookkeeping: they own nothing at GitHub or Netlify. */
export const BOOKKEEPING_TYPES = [
  'pulumi:pulumi:Stack',
  'pulumi:providers:github',
  'pulumi:providers:netlify',
  'pulumi:providers:pulumi-nodejs',
  'causeway:index:Environment',
  'causeway:index:RepositoryFoundation',
  'causeway:index:Site',
] as const;

/** The types that own objects at GitHub or Netlify. */
export const GOVERNED_TYPES: readonly string[] = Object.values(TYPE);
