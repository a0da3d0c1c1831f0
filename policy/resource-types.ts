import { COMPONENT_TYPES, PROVIDER_TYPES, PULUMI_TYPES } from '../plan/logical-names';

/** The Pulumi types that the program registers, by the names that rules use. */
export const TYPE = {
  environment: PULUMI_TYPES.environment,
  branchPolicy: PULUMI_TYPES['branch-policy'],
  environmentVariable: PULUMI_TYPES['environment-variable'],
  environmentSecret: PULUMI_TYPES['environment-secret'],
  ruleset: PULUMI_TYPES.ruleset,
  repositoryVariable: PULUMI_TYPES['repository-variable'],
  actions: PULUMI_TYPES.actions,
  workflow: PULUMI_TYPES['workflow-permissions'],
  site: PULUMI_TYPES.site,
  siteVariable: PULUMI_TYPES['site-variable'],
  siteDomain: PULUMI_TYPES['site-domain'],
  siteBuild: PULUMI_TYPES['site-build'],
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
  ...Object.values(PROVIDER_TYPES),
  'pulumi:providers:pulumi-nodejs',
  // The engine's own: it reads the stack's state (components/own-state.ts) and makes nothing.
  'pulumi:providers:pulumi',
  ...Object.values(COMPONENT_TYPES),
] as const;

/** The types that own objects at GitHub or Netlify. */
export const GOVERNED_TYPES: readonly string[] = Object.values(TYPE);
