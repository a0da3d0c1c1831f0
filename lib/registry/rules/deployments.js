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
    get deployments () {
        return deployments;
    },
    get hasRepository () {
        return hasRepository;
    },
    get repeats () {
        return repeats;
    }
});
const _selectors = require("../selectors");
function hasRepository(registry, key) {
    return Object.hasOwn(registry.repositories, key);
}
function deployments(registry) {
    if (!(0, _selectors.isChain)(registry)) return [];
    const chain = (0, _selectors.tierChain)(registry);
    return registry.surfaces.flatMap((surface, index)=>hasRepository(registry, surface.repository) ? chain.filter((tier)=>(0, _selectors.isOnTier)(surface, tier.id)).map((tier)=>({
                surface,
                index,
                tier,
                branch: (0, _selectors.branchOf)(registry, surface.repository, tier)
            })) : []);
}
function repeats(items, keyOf) {
    const seen = new Map();
    const found = [];
    for (const item of items){
        const key = keyOf(item);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, item);
        else found.push({
            first,
            again: item
        });
    }
    return found;
}
