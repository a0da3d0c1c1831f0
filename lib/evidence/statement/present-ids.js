"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "inPresentIds", {
    enumerable: true,
    get: function() {
        return inPresentIds;
    }
});
const _formerids = require("../../registry/former-ids");
function inPresentIds(statement, registry) {
    const [surfaces, tiers] = [
        (0, _formerids.formerIds)(registry, 'surface'),
        (0, _formerids.formerIds)(registry, 'tier')
    ];
    if (surfaces.size === 0 && tiers.size === 0) return statement;
    const surfaceNow = (id)=>surfaces.get(id) ?? id;
    const tierNow = (id)=>tiers.get(id) ?? id;
    const predicate = statement.predicate;
    const { surface, surfaces: several, tier, release } = predicate;
    return {
        ...statement,
        predicate: {
            ...predicate,
            ...surface === undefined ? {} : {
                surface: surfaceNow(surface)
            },
            ...several === undefined ? {} : {
                surfaces: several.map(surfaceNow)
            },
            ...tier === undefined ? {} : {
                tier: tierNow(tier)
            },
            ...release === undefined ? {} : {
                release: releaseNow(release, surfaceNow, tierNow)
            }
        }
    };
}
function releaseNow(release, surfaceNow, tierNow) {
    const { fromTier, toTier, bundles } = release;
    return {
        ...release,
        fromTier: fromTier === null ? null : tierNow(fromTier),
        toTier: tierNow(toTier),
        bundles: bundles.map((bundle)=>({
                ...bundle,
                surface: surfaceNow(bundle.surface)
            }))
    };
}
