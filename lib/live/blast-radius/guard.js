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
    get guardExitCode () {
        return guardExitCode;
    },
    get guardPreview () {
        return guardPreview;
    }
});
const _dates = require("../../registry/dates");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _removals = require("./removals");
const _strangers = require("./strangers");
function tombstoneFor(registry, identities, now) {
    return registry.tombstones.find((tombstone)=>((0, _dates.endOfDay)(tombstone.expires) ?? 0) > now.getTime() && identities.some(({ kind, key, tier })=>kind === tombstone.kind && key === tombstone.key && (tombstone.tier === undefined || tombstone.tier === tier)));
}
/** Without an allowance nothing goes from the highest tier or the foundation; below them removals are everyday. */ function defaultAllowance(registry, { plan }) {
    const slice = 'sites' in plan ? plan.tier : _naming.FOUNDATION;
    return slice === _naming.FOUNDATION || slice === (0, _selectors.highestTier)(registry).id ? 0 : Number.POSITIVE_INFINITY;
}
function judged(registry, options, removals) {
    const stones = new Map(removals.map(({ urn, identities })=>[
            urn,
            tombstoneFor(registry, identities, options.now)
        ]));
    const counts = new Map();
    for (const { urn, kind } of removals){
        if (!stones.get(urn)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return removals.map(({ urn, name, kind, op })=>{
        const shown = {
            urn,
            name,
            kind,
            op
        };
        const stone = stones.get(urn);
        if (stone) return {
            ...shown,
            verdict: 'tombstone',
            why: `${stone.reason} (until ${stone.expires})`
        };
        const allowed = options.allow.get(kind) ?? defaultAllowance(registry, options);
        const count = counts.get(kind) ?? 0;
        // Of too many none passes: which of them was meant is nobody's guess.
        if (count <= allowed) return {
            ...shown,
            verdict: 'allowed',
            why: `${count} of at most ${shownLimit(allowed)}`
        };
        return {
            ...shown,
            verdict: 'refused',
            why: `${count} × ${kind} without a tombstone, at most ${allowed} ${allowed === 1 ? 'is' : 'are'} allowed on ${options.stack}`
        };
    });
}
function shownLimit(allowed) {
    return Number.isFinite(allowed) ? String(allowed) : 'any number';
}
function guardPreview(registry, preview, options) {
    return {
        stack: options.stack,
        removals: judged(registry, options, (0, _removals.removalsIn)(preview.steps, options.plan)),
        strangers: (0, _strangers.strangersIn)(registry, options, preview.steps),
        doubts: preview.doubts
    };
}
function guardExitCode({ removals, strangers, doubts }) {
    if (strangers.length > 0 || removals.some(({ verdict })=>verdict === 'refused')) return 1;
    return doubts.length > 0 ? 3 : 0;
}
