import type { FoundationPlan, TierPlan } from './types';
/** What the program registers, by kind, with Pulumi's type of it. Bookkeeping kinds own nothing at GitHub or Netlify. */
export declare const PULUMI_TYPES: {
    readonly environment: "github:index/repositoryEnvironment:RepositoryEnvironment";
    readonly 'branch-policy': "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
    readonly 'environment-variable': "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
    readonly 'environment-secret': "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret";
    readonly ruleset: "github:index/repositoryRuleset:RepositoryRuleset";
    readonly 'repository-variable': "github:index/actionsVariable:ActionsVariable";
    readonly actions: "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions";
    readonly 'workflow-permissions': "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions";
    readonly site: "pulumi-nodejs:dynamic/causeway:NetlifySite";
    readonly 'site-variable': "netlify:index/environmentVariable:EnvironmentVariable";
    readonly 'site-domain': "netlify:index/siteDomainSettings:SiteDomainSettings";
    readonly 'site-build': "netlify:index/siteBuildSettings:SiteBuildSettings";
};
/** A kind of object that a stack owns. */
export type ObjectKind = keyof typeof PULUMI_TYPES;
/** Every kind of object, sorted. */
export declare const OBJECT_KINDS: readonly ObjectKind[];
/** Pulumi's type of every component. */
export declare const COMPONENT_TYPES: {
    readonly environment: "causeway:index:Environment";
    readonly repository: "causeway:index:RepositoryFoundation";
    readonly site: "causeway:index:Site";
};
/** Pulumi's type of a provider instance. */
export declare const PROVIDER_TYPES: {
    readonly github: "pulumi:providers:github";
    readonly netlify: "pulumi:providers:netlify";
};
/** One resource that a stack's program registers: Pulumi's type and the logical name. */
export interface LogicalName {
    readonly type: string;
    readonly name: string;
}
/** A type and name as one text, for sets. */
export declare function logicalId({ type, name }: LogicalName): string;
/**
 * Everything that a stack's program may register, sorted, each once: what stands in its preview beyond this is not of
 * this stack. A secret that was given no value is named too, though the program leaves it out.
 */
export declare function logicalNames(plan: FoundationPlan | TierPlan): readonly LogicalName[];
/** The kind of object of a Pulumi type; undefined for bookkeeping and for what the program never registers. */
export declare function objectKind(type: string): ObjectKind | undefined;
