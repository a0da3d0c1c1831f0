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
    get isProtectedOnTier () {
        return isProtectedOnTier;
    },
    get isTombstoned () {
        return isTombstoned;
    }
});
const _selectors = require("../registry/selectors");
function isTombstoned(registry, identities) {
    return registry.tombstones.some((tombstone)=>identities.some((identity)=>identity.kind === tombstone.kind && identity.key === tombstone.key && (tombstone.tier === undefined || tombstone.tier === identity.tier)));
}
function isProtectedOnTier(registry, tierId, identities) {
    return tierId === (0, _selectors.highestTier)(registry).id && !isTombstoned(registry, identities);
}
