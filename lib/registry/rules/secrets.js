"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "secretRules", {
    enumerable: true,
    get: function() {
        return secretRules;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _deployments = require("./deployments");
/** GitHub's limit for variables and for secrets of one environment. */ const MAX_PER_ENVIRONMENT = 100;
// The values of variables have a rule of their own, which is stricter.
function isVariableValue(path) {
    return (path[0] === 'surfaces' || path[0] === 'repositories') && path[2] === 'variables';
}
function knownSecretsIn(value, path) {
    if (typeof value === 'string') {
        const what = isVariableValue(path) ? undefined : (0, _secretlooking.knownSecret)(value);
        if (!what) return [];
        return [
            {
                pointer: (0, _problem.pointer)(...path),
                message: `the text looks like ${what}`,
                allowed: 'no secrets; rotate this one now'
            }
        ];
    }
    if (Array.isArray(value)) return value.flatMap((item, index)=>knownSecretsIn(item, [
            ...path,
            index
        ]));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, item])=>knownSecretsIn(item, [
            ...path,
            key
        ]));
}
// A secret of the same name on two tiers with one branch: any workflow on that branch can read both, so that only
// different values keep the tiers apart. `pulumi` values lie in each stack's own encrypted configuration; of external
// ones nothing is known here, so that the isolation lint must be on: it compares recorded fingerprints, and whatever
// it cannot verify fails.
function sharedBranches(registry) {
    if (registry.isolationLint.enabled) return [];
    const seen = new Map();
    return (0, _deployments.deployments)(registry).flatMap(({ surface, index, tier, branch })=>(0, _selectors.secretsOn)(surface, tier.id).flatMap((secret)=>{
            const key = `${index}\0${branch}\0${secret.name}`;
            const other = seen.get(key);
            seen.set(key, tier.id);
            if (other === undefined || other === tier.id || secret.managed === 'pulumi') return [];
            return [
                {
                    pointer: (0, _problem.pointer)('surfaces', index, 'secrets', surface.secrets.indexOf(secret)),
                    message: `the secret ${(0, _secretlooking.showValue)(secret.name)} of ${(0, _secretlooking.showValue)(surface.id)} is on ${(0, _secretlooking.showValue)(other)} and ` + `${(0, _secretlooking.showValue)(tier.id)}, which share the branch ${(0, _secretlooking.showValue)(branch)}`,
                    allowed: 'managed "pulumi", isolationLint.enabled true, or a branch for each tier'
                }
            ];
        }));
}
const secretRules = [
    {
        code: 'secret-duplicate',
        level: 'error',
        title: 'A secret stands once for each tier of its surface',
        why: 'Of two entries for the same secret nobody knows whose owner and rotation count.',
        source: 'REGISTRY.md "Rules beyond the schema"',
        check: ({ surfaces, tiers })=>surfaces.flatMap((surface, index)=>{
                const seen = new Set();
                return surface.secrets.flatMap((secret, position)=>{
                    const own = (secret.tiers ?? tiers.filter(({ id })=>(0, _selectors.isOnTier)(surface, id)).map(({ id })=>id)).map((tier)=>`${tier}\0${secret.name}`);
                    const isRepeated = own.some((key)=>seen.has(key)) || new Set(own).size < own.length;
                    for (const key of own)seen.add(key);
                    if (!isRepeated) return [];
                    return [
                        {
                            pointer: (0, _problem.pointer)('surfaces', index, 'secrets', position),
                            message: `the secret ${(0, _secretlooking.showValue)(secret.name)} of ${(0, _secretlooking.showValue)(surface.id)} stands twice for a tier`,
                            allowed: 'one entry for each name and tier'
                        }
                    ];
                });
            })
    },
    {
        code: 'secret-shared-branch',
        level: 'error',
        title: 'Tiers that share a branch share no external secret unchecked',
        why: 'Whoever can push to the branch reaches the secrets of every tier that deploys from it.',
        source: 'ARCHITECTURE.md "Exact branch names"',
        check: sharedBranches
    },
    {
        code: 'secret-in-text',
        level: 'error',
        title: 'No text of the registry is a known kind of secret',
        why: 'The registry is plain text in Git.',
        source: 'governance W29',
        check: (registry)=>knownSecretsIn(registry, [])
    },
    {
        code: 'environment-limit',
        level: 'error',
        title: 'An environment has at most 100 variables and 100 secrets',
        why: 'GitHub refuses more.',
        source: 'docs.github.com "Variables reference": limits',
        check: (registry)=>(0, _deployments.deployments)(registry).flatMap(({ surface, index, tier })=>{
                const counts = {
                    variables: Object.values(surface.variables).filter((variable)=>variable.in.includes('github')).length,
                    secrets: (0, _selectors.secretsOn)(surface, tier.id).filter((secret)=>secret.in.includes('github')).length
                };
                return Object.entries(counts).filter(([, count])=>count > MAX_PER_ENVIRONMENT).map(([what, count])=>({
                        pointer: (0, _problem.pointer)('surfaces', index, what),
                        message: `${(0, _secretlooking.showValue)(surface.id)} has ${count} ${what} on tier ${(0, _secretlooking.showValue)(tier.id)}`,
                        allowed: `at most ${MAX_PER_ENVIRONMENT}`
                    }));
            })
    },
    {
        code: 'store-not-target',
        level: 'error',
        title: 'Only a surface on Netlify stores variables or secrets there',
        why: 'There is no site to put them on.',
        source: 'REGISTRY.md "Shape"',
        check: ({ surfaces })=>surfaces.flatMap(({ id, target, variables, secrets }, index)=>{
                if (target.kind === 'netlify') return [];
                const places = [
                    ...Object.entries(variables).map(([name, variable])=>({
                            path: [
                                'variables',
                                name
                            ],
                            stores: variable.in
                        })),
                    ...secrets.map((secret, position)=>({
                            path: [
                                'secrets',
                                position
                            ],
                            stores: secret.in
                        }))
                ];
                return places.filter(({ stores })=>stores.includes('netlify')).map(({ path, stores })=>({
                        pointer: (0, _problem.pointer)('surfaces', index, ...path, 'in', stores.indexOf('netlify')),
                        message: `${(0, _secretlooking.showValue)(id)} is not deployed to Netlify, but stores ${(0, _secretlooking.showValue)(path[1])} there`,
                        allowed: (0, _problem.oneOf)([
                            'github'
                        ])
                    }));
            })
    }
];
