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
    get dateEdit () {
        return dateEdit;
    },
    get secretEntry () {
        return secretEntry;
    }
});
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
function secretEntry(registry, { surface: id, tier, secret }) {
    const index = registry.surfaces.findIndex((surface)=>surface.id === id);
    const surface = registry.surfaces[index];
    if (!surface) {
        const allowed = registry.surfaces.map((each)=>each.id).join(', ');
        throw new _usererror.UserError(`there is no surface "${id}"`, {
            place: '--surface',
            allowed
        });
    }
    if (!(0, _selectors.findTier)(registry, tier) || !(0, _selectors.isOnTier)(surface, tier)) {
        const allowed = registry.tiers.map((each)=>each.id).filter((each)=>(0, _selectors.isOnTier)(surface, each)).join(', ');
        throw new _usererror.UserError(`${id} is not on a tier "${tier}"`, {
            place: '--tier',
            allowed
        });
    }
    const holds = (entry)=>entry.name === secret && (entry.tiers?.includes(tier) ?? true);
    const at = surface.secrets.findIndex(holds);
    const entry = surface.secrets[at];
    if (!entry) {
        const allowed = surface.secrets.map(({ name })=>name).join(', ') || 'none: it has no secrets';
        throw new _usererror.UserError(`${id} has no secret "${secret}" on ${tier}`, {
            place: '--name',
            allowed
        });
    }
    if (entry.managed === 'pulumi') {
        throw new _usererror.UserError(`${secret} is written by Pulumi`, {
            place: `/surfaces/${index}/secrets/${at}/managed`,
            allowed: `pulumi config set --secret --path 'causeway:secrets.${id}.${secret}' --stack ${tier}, then an up`
        });
    }
    const tiers = entry.tiers ?? registry.tiers.map((each)=>each.id).filter((each)=>(0, _selectors.isOnTier)(surface, each));
    return {
        path: [
            'surfaces',
            index,
            'secrets',
            at
        ],
        entry,
        tiers
    };
}
function dateEdit({ path, tiers }, place, recorded, now) {
    const times = tiers.map((tier)=>{
        if (tier === place.tier) return now.toISOString();
        const own = recorded.filter((each)=>{
            return each.surface === place.surface && each.secret === place.secret && each.tier === tier;
        });
        return own.at(-1)?.at;
    });
    const known = times.filter((time)=>time !== undefined).sort();
    const [oldest] = known;
    if (oldest === undefined || known.length < times.length) return undefined;
    return {
        path: [
            ...path,
            'lastRotated'
        ],
        value: oldest.slice(0, 10)
    };
}
