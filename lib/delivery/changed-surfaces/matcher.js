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
    get areaMatcher () {
        return areaMatcher;
    },
    get areasOf () {
        return areasOf;
    }
});
const _globs = require("../../registry/globs");
const _globindex = require("./glob-index");
function areasOf(surfaces) {
    const areas = new Map();
    for (const { id, paths } of surfaces){
        const key = JSON.stringify([
            paths.include,
            paths.exclude
        ]);
        const area = areas.get(key);
        if (area) area.surfaces.push(id);
        else areas.set(key, {
            surfaces: [
                id
            ],
            ...paths
        });
    }
    return [
        ...areas.values()
    ];
}
function areasByGlob(areas, globsOf) {
    const byGlob = new Map();
    for (const area of areas){
        for (const glob of globsOf(area)){
            const group = byGlob.get(glob);
            if (group) group.push(area);
            else byGlob.set(glob, [
                area
            ]);
        }
    }
    const matching = (0, _globindex.globIndex)(byGlob.keys());
    return (path)=>new Set(matching(path).flatMap((glob)=>byGlob.get(glob) ?? []));
}
function areaMatcher(areas) {
    const including = areasByGlob(areas, ({ include })=>include);
    const excluding = areasByGlob(areas, ({ exclude })=>exclude);
    function ofFile(path) {
        const found = including(path);
        if (found.size === 0) return {
            areas: [],
            isExcluded: false
        };
        const taken = excluding(path);
        const owning = [
            ...found
        ].filter((area)=>!taken.has(area));
        return {
            areas: owning,
            isExcluded: owning.length < found.size
        };
    }
    // Any file below a submodule may have changed: every surface that could own one is taken.
    function ofSubmodule(path) {
        const below = `${path.replace(/[*?[\]{}()!+@|\\]/g, '?')}/**`;
        const meeting = areas.filter(({ include })=>include.some((glob)=>(0, _globs.globsMeet)(below, glob)));
        const owning = meeting.filter(({ exclude })=>!exclude.some((glob)=>(0, _globs.excludesAll)(glob, `${path}/**`)));
        return {
            areas: owning,
            isExcluded: meeting.length > owning.length
        };
    }
    return ({ path, isSubmodule })=>isSubmodule ? ofSubmodule(path) : ofFile(path);
}
