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
    get derivedEnvironment () {
        return derivedEnvironment;
    },
    get requireReceiptEnvironment () {
        return requireReceiptEnvironment;
    },
    get scopeOf () {
        return scopeOf;
    },
    get stackTier () {
        return stackTier;
    }
});
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _refusal = require("../statement/refusal");
const _statement = require("../statement/statement");
function surfaceIds({ predicate }) {
    if ('release' in predicate) return predicate.release.bundles.map(({ surface })=>surface);
    if ('surface' in predicate) return [
        predicate.surface
    ];
    return 'surfaces' in predicate ? predicate.surfaces : [];
}
function stackTier({ predicate }, registry) {
    if (!('stack' in predicate)) return undefined;
    const [slice = ''] = predicate.stack.split('.');
    return slice === _naming.FOUNDATION ? (0, _selectors.highestTier)(registry) : (0, _selectors.findTier)(registry, slice);
}
function scopeOf(statement, registry) {
    const tierId = (0, _statement.tierOf)(statement);
    const tier = tierId === undefined ? stackTier(statement, registry) : (0, _selectors.findTier)(registry, tierId);
    if (tierId !== undefined && !tier) throw new _refusal.Refusal(`the registry has no tier ${tierId}`);
    const surfaces = surfaceIds(statement).map((id)=>{
        const surface = registry.surfaces.find((each)=>each.id === id);
        if (!surface) throw new _refusal.Refusal(`the registry has no surface ${id}`);
        if (tier && !(0, _selectors.isOnTier)(surface, tier.id)) throw new _refusal.Refusal(`${id} is not deployed on the tier ${tier.id}`);
        return surface;
    });
    return {
        surfaces,
        tier
    };
}
function derivedEnvironment({ surfaces, tier }, registry) {
    const [surface] = surfaces;
    if (!surface || surfaces.length > 1 || !tier) throw new _refusal.Refusal('the statement is of no deploy environment');
    return (0, _naming.deployEnvironmentName)(registry, surface, tier);
}
function requireReceiptEnvironment({ kind, predicate }, scope, registry) {
    if (kind !== 'deploy-receipt') return;
    if (predicate.environment === derivedEnvironment(scope, registry)) return;
    throw new _refusal.Refusal('the receipt names another environment than the registry derives');
}
