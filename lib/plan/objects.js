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
    get addressesOf () {
        return addressesOf;
    },
    get objectsOf () {
        return objectsOf;
    }
});
const _address = require("./address");
const _sorted = require("./sorted");
function inEnvironment(plan) {
    const { branches, variables, secrets } = plan;
    const own = (0, _address.environmentAddress)(plan);
    const { repository, environment } = own;
    return [
        own,
        ...branches.map((pattern)=>({
                kind: 'branch-policy',
                repository,
                environment,
                pattern
            })),
        ...variables.map(({ name })=>({
                kind: 'environment-variable',
                repository,
                environment,
                name
            })),
        ...secrets.map(({ name })=>({
                kind: 'environment-secret',
                repository,
                environment,
                name
            }))
    ];
}
function ofSite(plan) {
    const { variables, secrets } = plan;
    const own = (0, _address.siteAddress)(plan);
    const { team, site } = own;
    return [
        own,
        ...[
            ...variables,
            ...secrets
        ].map(({ name })=>({
                kind: 'site-variable',
                team,
                site,
                name
            }))
    ];
}
function addressesOf(plan) {
    if ('sites' in plan) return [
        ...plan.environments.flatMap(inEnvironment),
        ...plan.sites.flatMap(ofSite)
    ];
    return plan.repositories.flatMap(({ repository: { name: repository }, rulesets, variables, environments })=>[
            {
                kind: 'actions',
                repository
            },
            {
                kind: 'workflow-permissions',
                repository
            },
            ...rulesets.map(({ name })=>({
                    kind: 'ruleset',
                    repository,
                    ruleset: name
                })),
            ...variables.map(({ name })=>({
                    kind: 'repository-variable',
                    repository,
                    name
                })),
            ...environments.flatMap(inEnvironment)
        ]);
}
function objectsOf(plan) {
    return (0, _sorted.sortedSet)(addressesOf(plan).map(_address.addressText));
}
