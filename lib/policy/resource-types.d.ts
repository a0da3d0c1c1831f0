/** The Pulumi types that the program registers, by the names that rules use. */
export declare const TYPE: {
    readonly environment: "github:index/repositoryEnvironment:RepositoryEnvironment";
    readonly branchPolicy: "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
    readonly environmentVariable: "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
    readonly environmentSecret: "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret";
    readonly ruleset: "github:index/repositoryRuleset:RepositoryRuleset";
    readonly repositoryVariable: "github:index/actionsVariable:ActionsVariable";
    readonly actions: "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions";
    readonly workflow: "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions";
    readonly site: "pulumi-nodejs:dynamic/causeway:NetlifySite";
    readonly siteVariable: "netlify:index/environmentVariable:EnvironmentVariable";
    readonly siteDomain: "netlify:index/siteDomainSettings:SiteDomainSettings";
    readonly siteBuild: "netlify:index/siteBuildSettings:SiteBuildSettings";
};
/** Types that hold a name above environments: they reach every environment of a repository or an organization. */
export declare const SHARED_NAME_TYPES: readonly ["github:index/actionsVariable:ActionsVariable", "github:index/actionsSecret:ActionsSecret", "github:index/actionsOrganizationSecret:ActionsOrganizationSecret", "github:index/actionsOrganizationVariable:ActionsOrganizationVariable"];
/** Types of the program's own bookkeeping: they own nothing at GitHub or Netlify. */
export declare const BOOKKEEPING_TYPES: readonly ["pulumi:pulumi:Stack", ...("causeway:index:Environment" | "causeway:index:RepositoryFoundation" | "causeway:index:Site" | "pulumi:providers:github" | "pulumi:providers:netlify" | "pulumi:providers:pulumi-nodejs" | "pulumi:providers:pulumi")[]];
/** The types that own objects at GitHub or Netlify. */
export declare const GOVERNED_TYPES: readonly string[];
