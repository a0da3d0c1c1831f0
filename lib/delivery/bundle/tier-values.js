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
    get refuseTierValues () {
        return refuseTierValues;
    },
    get tierValues () {
        return tierValues;
    }
});
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _needles = require("./needles");
/** Shorter values ("true", "eu") occur by chance everywhere: they are told, not looked for. */ const SHORTEST = 6;
function valuesOf(registry, surface) {
    const at = (name, tier)=>`surface ${surface.id}, ${name} on ${tier}`;
    const byTier = (name, values)=>{
        const tiers = (0, _selectors.tiersOf)(registry, surface);
        const isSame = tiers.every(({ id })=>Object.hasOwn(values, id)) && new Set(Object.values(values)).size === 1;
        // What is the same on every tier is no tier's. On a surface of one tier every value is that tier's.
        if (isSame && tiers.length > 1) return [];
        return Object.entries(values).map(([tier, value])=>({
                value,
                origin: at(name, tier)
            }));
    };
    const found = Object.entries(surface.variables).flatMap(([name, { values }])=>byTier(`variable ${name}`, values));
    const { target } = surface;
    if (target.kind === 'workflow') return [
        ...found,
        ...byTier('target.url', target.url)
    ];
    const sites = (0, _selectors.tiersOf)(registry, surface).flatMap((tier)=>{
        const name = (0, _naming.siteName)(surface, tier);
        return name === undefined ? [] : [
            [
                tier.id,
                name
            ]
        ];
    });
    return [
        ...found,
        ...byTier('target.siteId', target.siteId),
        ...byTier('target.domain', target.domain),
        ...byTier('site name', Object.fromEntries(sites))
    ];
}
function tierValues(registry) {
    const all = registry.surfaces.flatMap((surface)=>valuesOf(registry, surface));
    return {
        needles: all.filter(({ value })=>value.length >= SHORTEST),
        tooShort: all.filter(({ value })=>value.length < SHORTEST).map(({ origin })=>origin)
    };
}
function refuseTierValues(tree, { needles }) {
    const find = (0, _needles.needleFinder)(needles);
    for (const [path, { bytes }] of tree){
        const found = find(bytes) ?? find(Buffer.from(path, 'utf8'));
        if (!found) continue;
        // The value itself is not shown: a variable may hold more than it should.
        throw new _usererror.UserError(`a value of one tier is in the tree: ${found.origin}`, {
            place: JSON.stringify(path),
            allowed: 'no tier-specific value; it comes as a platform variable, or as configuration beside the tree'
        });
    }
}
