"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "variableRules", {
    enumerable: true,
    get: function() {
        return variableRules;
    }
});
const _derivedvariables = require("../derived-variables");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const GITHUB_DOC = 'docs.github.com "Store information in variables"';
/** Every place that names a variable or a secret. */ function names({ repositories, surfaces, apps }) {
    return [
        ...Object.entries(repositories).flatMap(([key, { variables }])=>Object.keys(variables).map((name)=>({
                    name,
                    pointer: (0, _problem.pointer)('repositories', key, 'variables', name),
                    at: 'key'
                }))),
        ...surfaces.flatMap(({ variables, secrets }, index)=>[
                ...Object.keys(variables).map((name)=>({
                        name,
                        pointer: (0, _problem.pointer)('surfaces', index, 'variables', name),
                        at: 'key'
                    })),
                ...secrets.map(({ name }, secret)=>({
                        name,
                        pointer: (0, _problem.pointer)('surfaces', index, 'secrets', secret, 'name'),
                        at: 'value'
                    }))
            ]),
        ...Object.entries(apps).flatMap(([role, app])=>app ? [
                {
                    name: app.keySecret,
                    pointer: (0, _problem.pointer)('apps', role, 'keySecret'),
                    at: 'value'
                }
            ] : [])
    ];
}
function values({ repositories, surfaces }) {
    return [
        ...Object.entries(repositories).flatMap(([key, { variables }])=>Object.entries(variables).map(([name, value])=>({
                    name,
                    value,
                    pointer: (0, _problem.pointer)('repositories', key, 'variables', name)
                }))),
        ...surfaces.flatMap(({ variables }, index)=>Object.entries(variables).flatMap(([name, variable])=>Object.entries(variable.values).map(([tier, value])=>({
                        name,
                        value,
                        pointer: (0, _problem.pointer)('surfaces', index, 'variables', name, 'values', tier)
                    }))))
    ];
}
function namesThat(registry, isWrong, message, allowed) {
    return names(registry).filter(({ name })=>isWrong(name)).map(({ name, ...place })=>({
            ...place,
            message: `the name ${(0, _secretlooking.showValue)(name)} ${message}`,
            allowed
        }));
}
const variableRules = [
    {
        code: 'variable-name-case',
        level: 'error',
        title: 'Names of variables and secrets are upper case',
        why: 'GitHub stores them in upper case; another case plans a replacement on every run (W29).',
        source: GITHUB_DOC,
        check: (registry)=>namesThat(registry, (name)=>name !== name.toUpperCase(), 'is not upper case', 'A to Z, 0 to 9 and _')
    },
    {
        code: 'variable-name-reserved',
        level: 'error',
        title: 'Names of variables and secrets do not begin with GITHUB_',
        why: 'GitHub refuses the prefix (W29).',
        source: GITHUB_DOC,
        check: (registry)=>namesThat(registry, (name)=>/^GITHUB_/i.test(name), 'begins with GITHUB_', 'a name without that prefix')
    },
    {
        code: 'variable-secret-collision',
        level: 'error',
        title: 'No variable of a surface has a secret’s name',
        why: 'A reader could take the one for the other, and on Netlify they are the same thing.',
        source: 'REGISTRY.md "Rules beyond the schema"',
        check: ({ surfaces })=>surfaces.flatMap(({ id, variables, secrets }, index)=>secrets.flatMap(({ name })=>Object.hasOwn(variables, name) ? [
                        {
                            pointer: (0, _problem.pointer)('surfaces', index, 'variables', name),
                            at: 'key',
                            message: `${(0, _secretlooking.showValue)(name)} is both a variable and a secret of ${(0, _secretlooking.showValue)(id)}`,
                            allowed: 'one of the two'
                        }
                    ] : []))
    },
    {
        code: 'variable-derived-collision',
        level: 'error',
        title: 'No variable or secret has the name of a derived repository variable',
        why: 'The derived ones mirror the registry; another value under the name would mislead.',
        source: 'REGISTRY.md "Derived repository variables"',
        check: (registry)=>{
            const derived = new Set((0, _derivedvariables.derivedVariableNames)(registry));
            return namesThat(registry, (name)=>derived.has(name.toUpperCase()), 'is that of a derived repository variable', `any name but ${(0, _problem.oneOf)(derived)}`);
        }
    },
    {
        code: 'variable-repository-collision',
        level: 'error',
        title: 'No variable or secret of a surface has the name of a variable of its repository',
        why: 'Where the environment’s own is missing, GitHub silently gives the repository’s.',
        source: 'docs.github.com "Variables reference": precedence',
        check: ({ surfaces, repositories })=>surfaces.flatMap(({ repository, variables, secrets }, index)=>{
                const above = Object.hasOwn(repositories, repository) ? repositories[repository]?.variables ?? {} : {};
                const own = [
                    ...Object.keys(variables),
                    ...secrets.map(({ name })=>name)
                ];
                return own.filter((name)=>Object.hasOwn(above, name)).map((name)=>({
                        pointer: Object.hasOwn(variables, name) ? (0, _problem.pointer)('surfaces', index, 'variables', name) : (0, _problem.pointer)('surfaces', index, 'secrets'),
                        message: `${(0, _secretlooking.showValue)(name)} is also a variable of the repository ${(0, _secretlooking.showValue)(repository)}`,
                        allowed: 'a name that stands at one level only'
                    }));
            })
    },
    {
        code: 'variable-value-missing',
        level: 'error',
        title: 'A variable has a value for each of its surface’s tiers',
        why: 'A missing value would be empty, or another level’s, on that tier alone.',
        source: 'docs.github.com "Variables reference": precedence',
        check: ({ surfaces, tiers })=>surfaces.flatMap((surface, index)=>Object.entries(surface.variables).flatMap(([name, variable])=>tiers.filter(({ id })=>(0, _selectors.isOnTier)(surface, id) && !Object.hasOwn(variable.values, id)).map(({ id })=>({
                            pointer: (0, _problem.pointer)('surfaces', index, 'variables', name, 'values'),
                            message: `the variable ${(0, _secretlooking.showValue)(name)} of ${(0, _secretlooking.showValue)(surface.id)} has no value on tier ${(0, _secretlooking.showValue)(id)}`,
                            allowed: `a value for each of ${(0, _problem.oneOf)(tiers.filter((tier)=>(0, _selectors.isOnTier)(surface, tier.id)).map((t)=>t.id))}`
                        }))))
    },
    {
        code: 'variable-secret-looking',
        level: 'error',
        title: 'No value of a variable looks like a secret',
        why: 'Variables are plain in the registry, in state, in previews and in logs.',
        source: 'governance W29',
        check: (registry)=>values(registry).flatMap(({ name, value, pointer: place })=>{
                const what = (0, _secretlooking.secretLooking)(value);
                if (!what) return [];
                return [
                    {
                        pointer: place,
                        message: `the value of ${(0, _secretlooking.showValue)(name)} looks like ${what}`,
                        allowed: 'plain configuration; a secret goes under secrets, by name only, and is to be rotated now'
                    }
                ];
            })
    }
];
