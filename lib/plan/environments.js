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
    get approvalEnvironments () {
        return approvalEnvironments;
    },
    get deployEnvironment () {
        return deployEnvironment;
    },
    get repositoryRef () {
        return repositoryRef;
    },
    get secretsIn () {
        return secretsIn;
    },
    get variablesIn () {
        return variablesIn;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _protection = require("./protection");
const _sorted = require("./sorted");
function repositoryRef(registry, key) {
    return {
        key,
        name: (0, _selectors.repositoryOf)(registry, key).name
    };
}
function variablesIn(surface, tierId, store) {
    const plans = Object.entries(surface.variables).flatMap(([name, variable])=>{
        const value = variable.in.includes(store) ? (0, _selectors.valueOn)(variable.values, tierId) : undefined;
        return value === undefined ? [] : [
            {
                name,
                value
            }
        ];
    });
    return (0, _sorted.sortedBy)(plans, (plan)=>plan.name);
}
function secretPlan({ name, managed, owner, rotateEvery, lastRotated }) {
    return {
        name,
        managed,
        owner,
        rotateEvery,
        ...lastRotated === undefined ? {} : {
            lastRotated
        }
    };
}
function secretsIn(surface, tierId, store) {
    const plans = (0, _selectors.secretsOn)(surface, tierId).filter((secret)=>secret.in.includes(store));
    return (0, _sorted.sortedBy)(plans.map(secretPlan), (plan)=>plan.name);
}
function deployEnvironment(registry, surface, tier) {
    const name = (0, _naming.deployEnvironmentName)(registry, surface, tier);
    const identities = [
        {
            kind: 'surface',
            key: surface.id,
            tier: tier.id
        },
        {
            kind: 'environment',
            key: name,
            tier: tier.id
        }
    ];
    return {
        key: `${surface.repository}.${surface.id}.${tier.id}.deploy`,
        kind: 'deploy',
        repository: repositoryRef(registry, surface.repository),
        name,
        surfaces: [
            surface.id
        ],
        tier: tier.id,
        waitMinutes: tier.waitMinutes,
        adminsBypass: tier.adminsBypass,
        preventSelfReview: false,
        reviewers: [],
        branches: [
            (0, _selectors.branchOf)(registry, surface.repository, tier)
        ],
        variables: variablesIn(surface, tier.id, 'github'),
        secrets: secretsIn(surface, tier.id, 'github'),
        protect: (0, _protection.isProtectedOnTier)(registry, tier.id, identities)
    };
}
function approvalEnvironments(registry, repositoryKey, tier, surfaces) {
    const { approval } = tier;
    if (!approval) return [];
    const units = approval.mode === 'surface' ? surfaces.map((surface)=>[
            surface
        ]) : [
        surfaces
    ];
    return units.flatMap((unit)=>{
        const [first] = unit;
        if (!first) return [];
        const scope = approval.mode === 'surface' ? `${first.id}.` : '';
        return (0, _naming.approvalEnvironmentNames)(registry, tier, first).map((name, index)=>{
            const identities = [
                {
                    kind: 'environment',
                    key: name,
                    tier: tier.id
                },
                ...unit.length === 1 ? [
                    {
                        kind: 'surface',
                        key: first.id,
                        tier: tier.id
                    }
                ] : []
            ];
            return {
                key: `${repositoryKey}.${scope}${tier.id}.approval.${index + 1}`,
                kind: 'approval',
                repository: repositoryRef(registry, repositoryKey),
                name,
                surfaces: (0, _sorted.sortedSet)(unit.map((surface)=>surface.id)),
                tier: tier.id,
                waitMinutes: 0,
                adminsBypass: tier.adminsBypass,
                preventSelfReview: approval.preventSelfReview,
                reviewers: (0, _sorted.sortedSet)(approval.reviewers),
                branches: [
                    (0, _selectors.branchOf)(registry, repositoryKey, tier)
                ],
                variables: [],
                secrets: [],
                protect: (0, _protection.isProtectedOnTier)(registry, tier.id, identities)
            };
        });
    });
}
