"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get COMPONENT_TYPES () {
        return COMPONENT_TYPES;
    },
    get OBJECT_KINDS () {
        return OBJECT_KINDS;
    },
    get PROVIDER_TYPES () {
        return PROVIDER_TYPES;
    },
    get PULUMI_TYPES () {
        return PULUMI_TYPES;
    },
    get logicalId () {
        return logicalId;
    },
    get logicalNames () {
        return logicalNames;
    },
    get objectKind () {
        return objectKind;
    }
});
const _sorted = require("./sorted");
const PULUMI_TYPES = {
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
    'site-build': 'netlify:index/siteBuildSettings:SiteBuildSettings'
};
const OBJECT_KINDS = (0, _sorted.sortedSet)(Object.keys(PULUMI_TYPES));
const COMPONENT_TYPES = {
    environment: 'causeway:index:Environment',
    repository: 'causeway:index:RepositoryFoundation',
    site: 'causeway:index:Site'
};
const PROVIDER_TYPES = {
    github: 'pulumi:providers:github',
    netlify: 'pulumi:providers:netlify'
};
function environmentNames(plan) {
    const { key, branches, variables, secrets } = plan;
    return [
        {
            type: COMPONENT_TYPES.environment,
            name: key
        },
        {
            type: PULUMI_TYPES.environment,
            name: key
        },
        ...branches.map((branch)=>({
                type: PULUMI_TYPES['branch-policy'],
                name: `${key}.branch.${branch}`
            })),
        ...variables.map(({ name })=>({
                type: PULUMI_TYPES['environment-variable'],
                name: `${key}.variable.${name}`
            })),
        // Of external secrets no resource is ever made: their values would lie in state (W31, W32).
        ...secrets.filter(({ managed })=>managed === 'pulumi').map(({ name })=>({
                type: PULUMI_TYPES['environment-secret'],
                name: `${key}.secret.${name}`
            }))
    ];
}
function siteNames({ key, team, domain, linked, variables, secrets }) {
    return [
        {
            type: PROVIDER_TYPES.netlify,
            name: `netlify.${team}`
        },
        {
            type: COMPONENT_TYPES.site,
            name: key
        },
        {
            type: PULUMI_TYPES.site,
            name: key
        },
        ...variables.map(({ name })=>({
                type: PULUMI_TYPES['site-variable'],
                name: `${key}.variable.${name}`
            })),
        ...secrets.filter(({ managed })=>managed === 'pulumi').map(({ name })=>({
                type: PULUMI_TYPES['site-variable'],
                name: `${key}.secret.${name}`
            })),
        ...domain === undefined ? [] : [
            {
                type: PULUMI_TYPES['site-domain'],
                name: `${key}.domain`
            }
        ],
        ...linked === undefined ? [] : [
            {
                type: PULUMI_TYPES['site-build'],
                name: `${key}.build`
            }
        ]
    ];
}
function repositoryNames({ key, rulesets, variables, environments }) {
    return [
        {
            type: COMPONENT_TYPES.repository,
            name: key
        },
        {
            type: PULUMI_TYPES.actions,
            name: `${key}.actions`
        },
        {
            type: PULUMI_TYPES['workflow-permissions'],
            name: `${key}.workflow`
        },
        ...rulesets.map((ruleset)=>({
                type: PULUMI_TYPES.ruleset,
                name: ruleset.key
            })),
        ...variables.map(({ name })=>({
                type: PULUMI_TYPES['repository-variable'],
                name: `${key}.variable.${name}`
            })),
        ...environments.flatMap(environmentNames)
    ];
}
function logicalId({ type, name }) {
    return `${type}::${name}`;
}
function logicalNames(plan) {
    const named = 'sites' in plan ? [
        ...plan.environments.flatMap(environmentNames),
        ...plan.sites.flatMap(siteNames)
    ] : plan.repositories.flatMap(repositoryNames);
    const byId = new Map([
        {
            type: PROVIDER_TYPES.github,
            name: 'github'
        },
        ...named
    ].map((each)=>[
            logicalId(each),
            each
        ]));
    return (0, _sorted.sortedBy)(byId.values(), logicalId);
}
function objectKind(type) {
    return OBJECT_KINDS.find((kind)=>PULUMI_TYPES[kind] === type);
}
