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
    get branchOf () {
        return branchOf;
    },
    get findTier () {
        return findTier;
    },
    get highestTier () {
        return highestTier;
    },
    get isChain () {
        return isChain;
    },
    get isOnTier () {
        return isOnTier;
    },
    get repositoryOf () {
        return repositoryOf;
    },
    get secretsOn () {
        return secretsOn;
    },
    get surfacesByRepository () {
        return surfacesByRepository;
    },
    get tierChain () {
        return tierChain;
    },
    get tiersOf () {
        return tiersOf;
    },
    get valueOn () {
        return valueOn;
    }
});
function tierChain(registry) {
    const next = new Map(registry.tiers.map((tier)=>[
            tier.promotesFrom,
            tier
        ]));
    const chain = [];
    for(let tier = next.get(undefined); tier && !chain.includes(tier); tier = next.get(tier.id))chain.push(tier);
    return [
        ...chain,
        ...registry.tiers.filter((tier)=>!chain.includes(tier))
    ];
}
function isChain(registry) {
    const last = new Map(registry.tiers.map((tier)=>[
            tier.promotesFrom,
            tier
        ]));
    const seen = new Set();
    for(let tier = last.get(undefined); tier && !seen.has(tier.id); tier = last.get(tier.id))seen.add(tier.id);
    return seen.size === registry.tiers.length;
}
function highestTier(registry) {
    const highest = tierChain(registry).at(-1);
    if (!highest) throw new Error('a registry has at least one tier');
    return highest;
}
function findTier(registry, id) {
    return registry.tiers.find((tier)=>tier.id === id);
}
function repositoryOf(registry, key) {
    const repository = Object.hasOwn(registry.repositories, key) ? registry.repositories[key] : undefined;
    if (!repository) throw new Error(`no repository ${key} in the registry`);
    return repository;
}
function branchOf(registry, repositoryKey, tier) {
    return repositoryOf(registry, repositoryKey).branches[tier.id] ?? tier.branch;
}
function isOnTier(surface, tierId) {
    return surface.tiers === undefined || surface.tiers.includes(tierId);
}
function surfacesByRepository(registry, tierId) {
    const groups = new Map();
    for (const surface of registry.surfaces){
        if (tierId !== undefined && !isOnTier(surface, tierId)) continue;
        const group = groups.get(surface.repository);
        if (group) group.push(surface);
        else groups.set(surface.repository, [
            surface
        ]);
    }
    return groups;
}
function tiersOf(registry, surface) {
    return tierChain(registry).filter((tier)=>isOnTier(surface, tier.id));
}
function secretsOn(surface, tierId) {
    return surface.secrets.filter((secret)=>secret.tiers === undefined || secret.tiers.includes(tierId));
}
function valueOn(value, tierId) {
    if (typeof value === 'string') return value;
    return Object.hasOwn(value, tierId) ? value[tierId] : undefined;
}
