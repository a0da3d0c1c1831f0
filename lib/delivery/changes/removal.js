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
    get REMOVABLE () {
        return REMOVABLE;
    },
    get tombstonesFor () {
        return tombstonesFor;
    }
});
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _tombstonekeys = require("../../registry/tombstone-keys");
const _usererror = require("../../registry/user-error");
const REMOVABLE = [
    'surface',
    'tier',
    'repository',
    'ruleset',
    'approval',
    'environment',
    'branch',
    'variable',
    'secret',
    'site'
];
function ofTier(registry, id) {
    const tier = (0, _selectors.findTier)(registry, id);
    if (!tier) {
        const allowed = (0, _selectors.tierChain)(registry).map((each)=>each.id);
        throw new _usererror.UserError(`there is no tier "${id}"`, {
            place: 'tier',
            allowed: allowed.join(', ')
        });
    }
    const surfaces = registry.surfaces.filter((surface)=>(0, _selectors.isOnTier)(surface, id));
    const approvals = new Set(surfaces.flatMap((surface)=>(0, _naming.approvalEnvironmentNames)(registry, tier, surface)));
    const { infrastructure, inspect, delivery } = _naming.serviceEnvironmentName;
    const repositories = Object.keys(registry.repositories);
    const governed = (key, tiers)=>[
            registry.repositories[key]?.defaultBranch,
            ...tiers.map((each)=>(0, _selectors.branchOf)(registry, key, each))
        ];
    const others = registry.tiers.filter((each)=>each.id !== id);
    const kept = new Set(repositories.flatMap((key)=>governed(key, others)));
    const branches = new Set(repositories.map((key)=>(0, _selectors.branchOf)(registry, key, tier)).filter((name)=>!kept.has(name)));
    return [
        ...surfaces.map(({ id: key })=>({
                kind: 'surface',
                key,
                tier: id
            })),
        ...[
            ...approvals
        ].map((key)=>({
                kind: 'environment',
                key,
                tier: id
            })),
        ...[
            infrastructure,
            inspect,
            delivery
        ].map((name)=>name((0, _naming.calledIn)(tier))).map((key)=>({
                kind: 'environment',
                key
            })),
        ...[
            ...branches
        ].map((key)=>({
                kind: 'branch',
                key
            }))
    ];
}
function ofRepository(registry, key) {
    const surfaces = registry.surfaces.filter(({ repository })=>repository === key);
    return [
        {
            kind: 'repository',
            key
        },
        ...surfaces.map(({ id })=>({
                kind: 'surface',
                key: id
            }))
    ];
}
function wanted(registry, { what, key, tier }) {
    if (what === 'tier') return ofTier(registry, key);
    if (what === 'repository') return ofRepository(registry, key);
    const kind = what === 'approval' ? 'environment' : what;
    return [
        {
            kind,
            key,
            ...tier === undefined ? {} : {
                tier
            }
        }
    ];
}
function tombstonesFor(registry, removal, { reason, expires }) {
    const targets = (0, _tombstonekeys.tombstoneTargets)(registry);
    return wanted(registry, removal).filter((target)=>{
        if ((0, _tombstonekeys.namedBy)(target, targets).length > 0) return true;
        const { kind, tier } = target;
        const possible = targets.filter((each)=>each.kind === kind && (tier === undefined || each.tier === tier));
        throw new _usererror.UserError(`there is no ${kind} "${target.key}"${tier === undefined ? '' : ` on ${tier}`}`, {
            place: removal.what,
            allowed: [
                ...new Set(possible.map(({ key })=>key))
            ].sort().join(', ') || `no ${kind} there`
        });
    }).filter(({ kind, key, tier })=>{
        return !registry.tombstones.some((each)=>each.kind === kind && each.key === key && each.tier === tier);
    }).map((target)=>({
            ...target,
            reason,
            expires
        }));
}
