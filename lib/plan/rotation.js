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
    get durationMs () {
        return durationMs;
    },
    get rotations () {
        return rotations;
    }
});
const _dates = require("../registry/dates");
const _selectors = require("../registry/selectors");
const _sorted = require("./sorted");
const SECOND = 1_000;
const UNITS = {
    W: 604_800,
    D: 86_400,
    H: 3_600,
    M: 60,
    S: 1
};
function durationMs(duration) {
    const parts = duration.matchAll(/(\d+)([WDHMS])/g);
    return [
        ...parts
    ].reduce((sum, [, count, unit])=>sum + Number(count) * UNITS[unit] * SECOND, 0);
}
function rotations(registry, now) {
    const all = registry.surfaces.flatMap((surface)=>(0, _selectors.tiersOf)(registry, surface).flatMap((tier)=>(0, _selectors.secretsOn)(surface, tier.id).map(({ name, managed, owner, rotateEvery, lastRotated })=>{
                const about = {
                    surface: surface.id,
                    tier: tier.id,
                    name,
                    managed,
                    owner,
                    rotateEvery
                };
                const start = lastRotated === undefined ? undefined : (0, _dates.startOfDay)(lastRotated);
                if (lastRotated === undefined || start === undefined) return {
                    ...about,
                    state: 'unknown'
                };
                const due = start + durationMs(rotateEvery);
                return {
                    ...about,
                    lastRotated,
                    dueAt: new Date(due).toISOString(),
                    state: due <= now.getTime() ? 'due' : 'fresh'
                };
            })));
    return (0, _sorted.sortedBy)(all, ({ dueAt, surface, tier, name })=>`${dueAt ?? ''} ${surface} ${tier} ${name}`);
}
