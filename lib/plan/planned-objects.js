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
    get inEnvironment () {
        return inEnvironment;
    },
    get ofRepository () {
        return ofRepository;
    },
    get ofSite () {
        return ofSite;
    },
    get plannedObjects () {
        return plannedObjects;
    }
});
const _logicalnames = require("./logical-names");
function planned(kind, name, fields) {
    return {
        kind,
        type: _logicalnames.PULUMI_TYPES[kind],
        name,
        fields
    };
}
function inEnvironment(plan) {
    const { key, branches, variables, secrets } = plan;
    const at = {
        repository: plan.repository.name,
        environment: plan.name
    };
    return [
        planned('environment', key, at),
        ...branches.map((branchPattern)=>planned('branch-policy', `${key}.branch.${branchPattern}`, {
                ...at,
                branchPattern
            })),
        ...variables.map(({ name: variableName })=>planned('environment-variable', `${key}.variable.${variableName}`, {
                ...at,
                variableName
            })),
        ...secrets.filter(({ managed })=>managed === 'pulumi').map(({ name: secretName })=>planned('environment-secret', `${key}.secret.${secretName}`, {
                ...at,
                secretName
            }))
    ];
}
function ofRepository({ key, repository, rulesets, variables }) {
    const at = {
        repository: repository.name
    };
    return [
        planned('actions', `${key}.actions`, at),
        planned('workflow-permissions', `${key}.workflow`, at),
        ...rulesets.map((ruleset)=>planned('ruleset', ruleset.key, {
                ...at,
                name: ruleset.name
            })),
        ...variables.map(({ name: variableName })=>planned('repository-variable', `${key}.variable.${variableName}`, {
                ...at,
                variableName
            }))
    ];
}
function ofSite({ key, name, team, siteId, domain, linked, variables, secrets }) {
    const managed = secrets.filter((secret)=>secret.managed === 'pulumi');
    const below = [
        ...variables.map((variable)=>`variable.${variable.name}`),
        ...managed.map((secret)=>`secret.${secret.name}`)
    ];
    return [
        planned('site', key, {
            name,
            team,
            siteId
        }),
        ...below.map((child)=>planned('site-variable', `${key}.${child}`, {
                site: key,
                name: child
            })),
        ...domain === undefined ? [] : [
            planned('site-domain', `${key}.domain`, {
                site: key
            })
        ],
        ...linked === undefined ? [] : [
            planned('site-build', `${key}.build`, {
                site: key
            })
        ]
    ];
}
function plannedObjects(plan) {
    if ('sites' in plan) return [
        ...plan.environments.flatMap(inEnvironment),
        ...plan.sites.flatMap(ofSite)
    ];
    return plan.repositories.flatMap((each)=>[
            ...ofRepository(each),
            ...each.environments.flatMap(inEnvironment)
        ]);
}
