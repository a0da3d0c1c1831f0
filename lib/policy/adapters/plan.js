"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "viewsOfPlan", {
    enumerable: true,
    get: function() {
        return viewsOfPlan;
    }
});
const _environmentargs = require("../../components/environment-args");
const _repositoryargs = require("../../components/repository-args");
const _rulesetargs = require("../../components/ruleset-args");
const _siteargs = require("../../components/site-args");
const _identities = require("../../plan/identities");
const _resourcetypes = require("../resource-types");
/** The project in the URNs of resources that no engine has seen. */ const PROJECT = 'registry';
// Ids are looked up at GitHub when the program runs; whether one is named is what the rules ask here.
function standIns({ plan }) {
    const { principals, apps } = (0, _identities.identitiesNamed)(plan);
    const numbered = (names)=>new Map(names.map((name, index)=>[
                name,
                index + 1
            ]));
    const of = (kind)=>principals.filter((name)=>name.startsWith(`${kind}:`)).map((name)=>name.slice(kind.length + 1));
    return {
        users: numbered(of('user')),
        teams: numbered(of('team')),
        apps: numbered(apps)
    };
}
function environmentViews(plan, identities, make) {
    const { key, protect } = plan;
    return [
        make(_resourcetypes.TYPE.environment, key, (0, _environmentargs.environmentArgs)(plan, identities), protect),
        ...plan.branches.map((branch)=>make(_resourcetypes.TYPE.branchPolicy, `${key}.branch.${branch}`, (0, _environmentargs.branchPolicyArgs)(plan, branch), protect)),
        ...plan.variables.map(({ name, value })=>make(_resourcetypes.TYPE.environmentVariable, `${key}.variable.${name}`, (0, _environmentargs.environmentVariableArgs)(plan, name, value), protect)),
        ...plan.secrets.filter(({ managed })=>managed === 'pulumi').map(({ name })=>{
            const props = {
                repository: plan.repository.name,
                environment: plan.name,
                secretName: name
            };
            return make(_resourcetypes.TYPE.environmentSecret, `${key}.secret.${name}`, props, protect);
        })
    ];
}
function repositoryViews(plan, identities, make) {
    const { key, protect } = plan;
    return [
        ...plan.rulesets.map((ruleset)=>make(_resourcetypes.TYPE.ruleset, ruleset.key, (0, _rulesetargs.rulesetArgs)(ruleset, identities), ruleset.protect)),
        ...plan.variables.map((variable)=>make(_resourcetypes.TYPE.repositoryVariable, `${key}.variable.${variable.name}`, (0, _repositoryargs.repositoryVariableArgs)(plan, variable), protect)),
        make(_resourcetypes.TYPE.actions, `${key}.actions`, (0, _repositoryargs.actionsArgs)(plan), protect),
        make(_resourcetypes.TYPE.workflow, `${key}.workflow`, (0, _repositoryargs.workflowArgs)(plan), protect),
        ...plan.environments.flatMap((environment)=>environmentViews(environment, identities, make))
    ];
}
function siteViews(plan, make) {
    const { key, protect } = plan;
    const siteId = plan.siteId ?? 'new';
    return [
        make(_resourcetypes.TYPE.site, key, (0, _siteargs.siteInputs)(plan), protect),
        ...plan.variables.map(({ name, value })=>make(_resourcetypes.TYPE.siteVariable, `${key}.variable.${name}`, {
                siteId,
                ...(0, _siteargs.siteVariableArgs)(name, value)
            }, protect)),
        ...plan.domain === undefined ? [] : [
            make(_resourcetypes.TYPE.siteDomain, `${key}.domain`, {
                siteId,
                customDomain: plan.domain
            }, protect)
        ],
        ...plan.linked ? [
            make(_resourcetypes.TYPE.siteBuild, `${key}.build`, {
                siteId,
                ...(0, _siteargs.siteBuildArgs)(plan.linked)
            }, protect)
        ] : []
    ];
}
function viewsOfPlan(context) {
    const make = (type, name, props, protect)=>({
            type,
            name,
            urn: `urn:pulumi:${context.stack}::${PROJECT}::${type}::${name}`,
            props: {
                ...props
            },
            protect,
            provider: {
                type: `pulumi:providers:${type.split(':')[0]}`,
                name: type.split(':')[0] ?? ''
            }
        });
    const identities = standIns(context);
    const { plan } = context;
    if ('repositories' in plan) {
        return plan.repositories.flatMap((repository)=>repositoryViews(repository, identities, make));
    }
    return [
        ...plan.environments.flatMap((environment)=>environmentViews(environment, identities, make)),
        ...plan.sites.flatMap((site)=>siteViews(site, make))
    ];
}
