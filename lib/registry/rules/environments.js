"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "environmentRules", {
    enumerable: true,
    get: function() {
        return environmentRules;
    }
});
const _githubname = require("../github-name");
const _naming = require("../naming");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _deployments = require("./deployments");
const TEMPLATES = {
    deployEnvironment: [
        'surface',
        'tier'
    ],
    approvalEnvironment: [
        'tier'
    ],
    surfaceApprovalEnvironment: [
        'surface',
        'tier'
    ],
    quorumSuffix: [
        'n'
    ]
};
const MAX_LENGTH = 255;
function serviceNames(registry) {
    const tiers = registry.tiers.map(_naming.calledIn);
    return [
        ...[
            _naming.FOUNDATION,
            ...tiers
        ].flatMap((stack)=>[
                _naming.serviceEnvironmentName.infrastructure(stack),
                _naming.serviceEnvironmentName.inspect(stack)
            ]),
        ...tiers.map((id)=>_naming.serviceEnvironmentName.delivery(id)),
        _naming.serviceEnvironmentName.evidence(),
        _naming.serviceEnvironmentName.preview()
    ];
}
function derivedNames(registry) {
    return (0, _deployments.deployments)(registry).flatMap(({ surface, index, tier })=>{
        const common = {
            repository: surface.repository,
            pointer: (0, _problem.pointer)('surfaces', index, 'id')
        };
        const scope = tier.approval?.mode === 'surface' ? ` of surface "${surface.id}"` : '';
        return [
            {
                ...common,
                name: (0, _naming.deployEnvironmentName)(registry, surface, tier),
                purpose: `deploys of surface "${surface.id}" to tier "${tier.id}"`
            },
            ...(0, _naming.approvalEnvironmentNames)(registry, tier, surface).map((name, n)=>({
                    ...common,
                    name,
                    purpose: `approval ${n + 1}${scope} on tier "${tier.id}"`
                }))
        ];
    });
}
function collisions(registry) {
    const reserved = new Set(serviceNames(registry).map(_githubname.githubName));
    const taken = new Map();
    const findings = [];
    for (const derived of derivedNames(registry)){
        const key = `${derived.repository}\0${(0, _githubname.githubName)(derived.name)}`;
        const other = taken.get(key);
        const clash = reserved.has((0, _githubname.githubName)(derived.name)) ? 'the environment of an App’s key' : other && other.purpose !== derived.purpose ? other.purpose : undefined;
        if (!other) taken.set(key, derived);
        if (!clash) continue;
        findings.push({
            pointer: derived.pointer,
            message: `the environment ${(0, _secretlooking.showValue)(derived.name)} would stand for ${derived.purpose} and for ${clash}`,
            allowed: 'ids and naming templates that give every environment of a repository a name of its own'
        });
    }
    return findings;
}
const environmentRules = [
    {
        code: 'naming-template-incomplete',
        level: 'error',
        title: 'A naming template contains what makes its names differ',
        why: 'Without {tier} or {surface} two environments would be one, and share reviewers and secrets.',
        source: 'REGISTRY.md "Rules beyond the schema"',
        check: ({ naming })=>Object.entries(TEMPLATES).flatMap(([key, needed])=>{
                const template = naming[key];
                const found = (0, _naming.placeholders)(template);
                const wrong = [
                    ...needed.filter((name)=>!found.includes(name)).map((name)=>`lacks {${name}}`),
                    ...found.filter((name)=>!needed.includes(name)).map((name)=>`has {${name}}`)
                ];
                return wrong.map((fault)=>({
                        pointer: (0, _problem.pointer)('naming', key),
                        message: `the template ${(0, _secretlooking.showValue)(template)} ${fault}`,
                        allowed: `a template with ${needed.map((name)=>`{${name}}`).join(' and ')}`
                    }));
            })
    },
    {
        code: 'environment-name-invalid',
        level: 'error',
        title: 'Environment names are letters, digits, ".", "_" and "-", at most 255 characters',
        why: 'Names with "/" or ":" were broken in the provider for years (W11); GitHub takes 255 characters.',
        source: 'terraform-provider-github#1389, #2387; docs.github.com "Managing environments for deployment"',
        check: (registry)=>derivedNames(registry).filter(({ name })=>name.length > MAX_LENGTH || !/^[A-Za-z0-9._-]+$/.test(name.replace(/\{[a-z]+\}/g, ''))).map((derived)=>({
                    pointer: derived.pointer,
                    message: `the environment name ${(0, _secretlooking.showValue)(derived.name)} (${derived.purpose}) is not valid`,
                    allowed: `at most ${MAX_LENGTH} of letters, digits, ".", "_" and "-"`
                }))
    },
    {
        code: 'environment-name-collision',
        level: 'error',
        title: 'Derived environment names are unique in their repository, ignoring case',
        why: 'Two purposes in one environment would share secrets and reviewers; creating one overwrites the other (W6).',
        source: 'docs.github.com "Managing environments for deployment"; terraform-provider-github W6',
        check: collisions
    },
    {
        code: 'required-deployment-unmanaged',
        level: 'warning',
        title: 'Required deployments name environments of this registry',
        why: 'A pull request waits for ever for a deployment to an environment that nothing deploys to.',
        source: 'docs.github.com "Available rules for rulesets"',
        check: (registry)=>{
            const names = derivedNames(registry);
            return Object.entries(registry.repositories).flatMap(([key, { rules }])=>{
                if (rules.requiredDeployments.length === 0) return [];
                const known = names.filter(({ repository })=>repository === key).map(({ name })=>name);
                return rules.requiredDeployments.flatMap((name, index)=>(0, _githubname.hasName)(known, name) ? [] : [
                        {
                            pointer: (0, _problem.pointer)('repositories', key, 'rules', 'requiredDeployments', index),
                            message: `no surface of this repository deploys to the environment ${(0, _secretlooking.showValue)(name)}`,
                            allowed: (0, _problem.oneOf)([
                                ...new Set(known)
                            ].sort())
                        }
                    ]);
            });
        }
    }
];
