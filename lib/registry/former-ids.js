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
    get formerIds () {
        return formerIds;
    },
    get named () {
        return named;
    }
});
function named(registry, kind) {
    if (kind === 'surface') return registry.surfaces;
    if (kind === 'tier') return registry.tiers;
    return Object.entries(registry.repositories).map(([id, { formerly }])=>({
            id,
            formerly
        }));
}
function formerIds(registry, kind) {
    const all = named(registry, kind);
    const present = new Set(all.map(({ id })=>id));
    return new Map(all.flatMap(({ id, formerly = [] })=>formerly.filter((old)=>!present.has(old)).map((old)=>[
                old,
                id
            ])));
}
