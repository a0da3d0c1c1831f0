"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "idRules", {
    enumerable: true,
    get: function() {
        return idRules;
    }
});
const _githubname = require("../github-name");
const _naming = require("../naming");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _deployments = require("./deployments");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"';
function uniqueIds(code, what, path, itemsOf) {
    return {
        code,
        level: 'error',
        title: `Each ${what} has an id of its own`,
        why: 'Names, logical names and evidence are derived from ids.',
        source: SOURCE,
        check: (registry)=>(0, _deployments.repeats)(itemsOf(registry).map(({ id }, index)=>({
                    id,
                    index
                })), ({ id })=>id).map(({ first, again })=>({
                    pointer: (0, _problem.pointer)(...path, again.index, 'id'),
                    message: `the ${what} ${(0, _secretlooking.showValue)(again.id)} is already at ${(0, _problem.pointer)(...path, first.index)}`,
                    allowed: `an id that no other ${what} has`
                }))
    };
}
const idRules = [
    uniqueIds('surface-id-duplicate', 'surface', [
        'surfaces'
    ], ({ surfaces })=>surfaces),
    uniqueIds('tier-id-duplicate', 'tier', [
        'tiers'
    ], ({ tiers })=>tiers),
    uniqueIds('check-id-duplicate', 'check', [
        'checks'
    ], ({ checks })=>checks),
    uniqueIds('lane-id-duplicate', 'lane', [
        'scope',
        'lanes'
    ], ({ scope })=>scope.lanes),
    uniqueIds('trust-id-duplicate', 'trust entry', [
        'trust',
        'entries'
    ], ({ trust })=>trust?.entries ?? []),
    {
        code: 'tier-id-reserved',
        level: 'error',
        title: 'No tier is called foundation',
        why: 'A stack is called after its tier, and the stack of what belongs to repositories is called foundation.',
        source: 'ARCHITECTURE.md "Stacks"',
        check: ({ tiers })=>tiers.flatMap(({ id }, index)=>id === _naming.FOUNDATION ? [
                    {
                        pointer: (0, _problem.pointer)('tiers', index, 'id'),
                        message: `the tier id ${(0, _secretlooking.showValue)(id)} is the name of another stack`,
                        allowed: `any id but "${_naming.FOUNDATION}"`
                    }
                ] : [])
    },
    {
        code: 'repository-name-duplicate',
        level: 'error',
        title: 'Each repository stands in the registry once',
        why: 'Two keys for one repository would own the same rulesets and environments. GitHub ignores case in names.',
        source: SOURCE,
        check: ({ repositories })=>(0, _deployments.repeats)(Object.entries(repositories), ([, { name }])=>(0, _githubname.githubName)(name)).map(({ first, again })=>({
                    pointer: (0, _problem.pointer)('repositories', again[0], 'name'),
                    message: `the repository ${(0, _secretlooking.showValue)(again[1].name)} is already at ${(0, _problem.pointer)('repositories', first[0])}`,
                    allowed: 'a repository under one key'
                }))
    },
    {
        code: 'repository-number-duplicate',
        level: 'error',
        title: 'Each repository has a numeric id of its own',
        why: 'Trust compares GitHub’s numeric ids, since names can be taken over.',
        source: SOURCE,
        check: ({ repositories })=>(0, _deployments.repeats)(Object.entries(repositories).filter(([, { id }])=>id !== undefined), ([, { id }])=>String(id)).map(({ first, again })=>({
                    pointer: (0, _problem.pointer)('repositories', again[0], 'id'),
                    message: `the repository id ${again[1].id} is already at ${(0, _problem.pointer)('repositories', first[0])}`,
                    allowed: 'the id that GitHub gives for this repository'
                }))
    }
];
