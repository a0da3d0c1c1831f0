"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "changedSurfaces", {
    enumerable: true,
    get: function() {
        return changedSurfaces;
    }
});
const _matcher = require("./matcher");
function changedSurfaces(surfaces, changed, unmatchedPaths) {
    const areas = (0, _matcher.areasOf)(surfaces);
    const ownersOf = (0, _matcher.areaMatcher)(areas);
    const touched = new Map(areas.map((area)=>[
            area,
            []
        ]));
    const unmatched = [];
    const excluded = [];
    for (const each of changed){
        const owners = ownersOf(each);
        for (const area of owners.areas)touched.get(area)?.push(each.path);
        if (owners.areas.length > 0) continue;
        (owners.isExcluded ? excluded : unmatched).push(each.path);
    }
    const pathsOf = new Map([
        ...touched
    ].flatMap(([area, paths])=>area.surfaces.map((id)=>[
                id,
                paths
            ])));
    const takesAll = unmatchedPaths === 'all' && unmatched.length > 0;
    return {
        result: unmatchedPaths === 'error' && unmatched.length > 0 ? 'unmatched' : 'ok',
        surfaces: surfaces.flatMap(({ id })=>{
            const paths = pathsOf.get(id) ?? [];
            if (paths.length > 0) return [
                {
                    id,
                    because: 'paths',
                    paths
                }
            ];
            return takesAll ? [
                {
                    id,
                    because: 'unmatched',
                    paths: []
                }
            ] : [];
        }),
        unmatched,
        excluded,
        unmatchedPaths
    };
}
