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
    get environmentPointer () {
        return environmentPointer;
    },
    get repositoryPointer () {
        return repositoryPointer;
    },
    get surfacePointer () {
        return surfacePointer;
    },
    get tierPointer () {
        return tierPointer;
    }
});
const _problem = require("../registry/problem");
function tierPointer(registry, id, ...rest) {
    const index = registry.tiers.findIndex((tier)=>tier.id === id);
    return index < 0 ? (0, _problem.pointer)('tiers') : (0, _problem.pointer)('tiers', index, ...rest);
}
function surfacePointer(registry, id, ...rest) {
    const index = registry.surfaces.findIndex((surface)=>surface.id === id);
    return index < 0 ? (0, _problem.pointer)('surfaces') : (0, _problem.pointer)('surfaces', index, ...rest);
}
function repositoryPointer({ catalog }, name, ...rest) {
    const key = catalog.repositoryKey(name);
    return key === undefined ? (0, _problem.pointer)('repositories') : (0, _problem.pointer)('repositories', key, ...rest);
}
function environmentPointer(context, plan) {
    if (!plan) return context.tier ? tierPointer(context.registry, context.tier.id) : (0, _problem.pointer)('surfaces');
    if (plan.kind === 'approval') return tierPointer(context.registry, plan.tier, 'approval');
    return plan.kind === 'service' ? (0, _problem.pointer)('apps') : surfacePointer(context.registry, plan.surfaces[0]);
}
