"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "candidatesOf", {
    enumerable: true,
    get: function() {
        return candidatesOf;
    }
});
const _address = require("../../plan/address");
const _logicalnames = require("../../plan/logical-names");
// In the GitHub provider's ids a colon of the name is written `??` (W11).
function part(name) {
    return name.replaceAll(':', '??');
}
function field(object, name) {
    const value = object?.fields[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
function joined(...parts) {
    return parts.includes(undefined) ? undefined : parts.join(':');
}
function environmentCandidates(plan) {
    const { key, repository, name, branches, variables } = plan;
    const own = (0, _address.environmentAddress)(plan);
    const address = (0, _address.addressText)(own);
    const id = `${repository.name}:${part(name)}`;
    return [
        {
            type: _logicalnames.PULUMI_TYPES.environment,
            name: key,
            address,
            exact: name,
            importId: ()=>id
        },
        ...branches.map((branch)=>({
                type: _logicalnames.PULUMI_TYPES['branch-policy'],
                name: `${key}.branch.${branch}`,
                address: (0, _address.addressText)({
                    ...own,
                    kind: 'branch-policy',
                    pattern: branch
                }),
                importId: (seen)=>joined(id, field(seen, 'id'))
            })),
        ...variables.map((variable)=>({
                type: _logicalnames.PULUMI_TYPES['environment-variable'],
                name: `${key}.variable.${variable.name}`,
                address: (0, _address.addressText)({
                    ...own,
                    kind: 'environment-variable',
                    name: variable.name
                }),
                importId: ()=>`${id}:${variable.name.toUpperCase()}`
            }))
    ];
}
function repositoryCandidates(plan) {
    const { key, rulesets, variables, environments } = plan;
    const { name } = plan.repository;
    const setting = (kind)=>(0, _address.addressText)({
            kind,
            repository: name
        });
    const whole = ()=>name;
    return [
        {
            type: _logicalnames.PULUMI_TYPES.actions,
            name: `${key}.actions`,
            address: setting('actions'),
            importId: whole
        },
        {
            type: _logicalnames.PULUMI_TYPES['workflow-permissions'],
            name: `${key}.workflow`,
            address: setting('workflow-permissions'),
            importId: whole
        },
        ...rulesets.map((ruleset)=>({
                type: _logicalnames.PULUMI_TYPES.ruleset,
                name: ruleset.key,
                address: (0, _address.addressText)({
                    kind: 'ruleset',
                    repository: name,
                    ruleset: ruleset.name
                }),
                importId: (seen)=>joined(name, field(seen, 'id'))
            })),
        ...variables.map((variable)=>({
                type: _logicalnames.PULUMI_TYPES['repository-variable'],
                name: `${key}.variable.${variable.name}`,
                address: (0, _address.addressText)({
                    kind: 'repository-variable',
                    repository: name,
                    name: variable.name
                }),
                importId: ()=>`${name}:${variable.name.toUpperCase()}`
            })),
        ...environments.flatMap(environmentCandidates)
    ];
}
function siteCandidates(plan) {
    const { key, team, variables } = plan;
    const own = (0, _address.siteAddress)(plan);
    return variables.map(({ name })=>({
            type: _logicalnames.PULUMI_TYPES['site-variable'],
            name: `${key}.variable.${name}`,
            address: (0, _address.addressText)({
                ...own,
                kind: 'site-variable',
                name
            }),
            importId: (_seen, lookup)=>joined(field(lookup((0, _address.addressText)({
                    kind: 'netlify-team',
                    team
                })), 'id'), field(lookup((0, _address.addressText)(own)), 'id'), name)
        }));
}
function candidatesOf(plan) {
    const all = 'sites' in plan ? [
        ...plan.environments.flatMap(environmentCandidates),
        ...plan.sites.flatMap(siteCandidates)
    ] : plan.repositories.flatMap(repositoryCandidates);
    return new Map(all.map((candidate)=>[
            (0, _logicalnames.logicalId)(candidate),
            candidate
        ]));
}
