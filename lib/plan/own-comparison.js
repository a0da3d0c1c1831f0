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
    get calledAt () {
        return calledAt;
    },
    get compareOwn () {
        return compareOwn;
    },
    get isRenamed () {
        return isRenamed;
    }
});
const _heldobjects = require("./held-objects");
const _kinds = require("./kinds");
const _logicalnames = require("./logical-names");
const _plannedobjects = require("./planned-objects");
// Names of a repository from before it was renamed at GitHub stand in state beside the id that it keeps.
function allIds(held, seen) {
    const kept = held.flatMap(({ fields, repositoryId })=>fields['repository'] === undefined || repositoryId === undefined ? [] : [
            [
                fields['repository'].toLowerCase(),
                repositoryId
            ]
        ]);
    return new Map([
        ...kept,
        ...seen
    ]);
}
function keyIn(ids) {
    return ({ kind, fields })=>{
        const { repository } = fields;
        const id = repository === undefined ? undefined : ids.get(repository.toLowerCase());
        const address = (0, _kinds.addressOf)(kind, id === undefined ? fields : {
            ...fields,
            repository: `#${id}`
        });
        return address && (0, _kinds.addressKey)(address);
    };
}
/** Names below a site that the state holds, under what the plan calls that site now. */ function withSite(object, siteNow) {
    const base = (0, _heldobjects.componentOf)(object)?.name;
    if (base === undefined || object.kind === 'site' || !object.kind.startsWith('site')) return object;
    const name = object.name.slice(base.length + 1);
    const fields = {
        site: siteNow.get(base) ?? base,
        name
    };
    return {
        ...object,
        fields
    };
}
function byKey(items, key) {
    const groups = new Map();
    for (const item of items){
        const at = key(item);
        if (at !== undefined) groups.set(at, [
            ...groups.get(at) ?? [],
            item
        ]);
    }
    return groups;
}
function componentAliases(matches, held) {
    const urns = new Map(held.map((each)=>[
            (0, _logicalnames.logicalId)(each),
            each.urn
        ]));
    return matches.flatMap(({ planned, held: old })=>{
        const [now, before] = [
            (0, _heldobjects.componentOf)(planned),
            (0, _heldobjects.componentOf)(old)
        ];
        const urn = before && urns.get((0, _logicalnames.logicalId)(before));
        return now && before && urn !== undefined && now.name !== before.name ? [
            [
                (0, _logicalnames.logicalId)(now),
                urn
            ]
        ] : [];
    });
}
function match(planned, held, ids) {
    const there = byKey(held, keyIn(ids));
    const key = keyIn(ids);
    return planned.flatMap((one)=>{
        const at = key(one);
        const found = at === undefined ? [] : there.get(at) ?? [];
        const old = found.find((each)=>(0, _logicalnames.logicalId)(each) === (0, _logicalnames.logicalId)(one)) ?? found[0];
        return old ? [
            {
                planned: one,
                held: old
            }
        ] : [];
    });
}
function compareOwn(plan, held, seen) {
    const planned = (0, _plannedobjects.plannedObjects)(plan);
    const ids = allIds(held, seen);
    const objects = (0, _heldobjects.heldObjects)(held);
    const sites = match(planned, objects, ids).filter(({ planned: { kind } })=>kind === 'site');
    // A site that is given another name at Netlify stays the same object under the same name in the program.
    const siteNow = new Map(sites.map(({ planned: { name }, held: old })=>[
            old.name,
            name
        ]));
    const placed = objects.map((object)=>withSite(object, siteNow));
    const matches = [
        ...match(planned, placed, ids),
        ...renamedSites(planned, placed, sites)
    ];
    const matchedUrns = new Set(matches.map(({ held: { urn } })=>urn));
    const matchedNames = new Set(matches.map(({ planned: one })=>(0, _logicalnames.logicalId)(one)));
    const byName = new Map(placed.map((object)=>[
            (0, _logicalnames.logicalId)(object),
            object
        ]));
    const aliases = new Map(matches.flatMap(({ planned: one, held: old })=>(0, _logicalnames.logicalId)(one) === (0, _logicalnames.logicalId)(old) ? [] : [
            [
                (0, _logicalnames.logicalId)(one),
                old.urn
            ]
        ]));
    const twins = [
        ...byKey(placed, keyIn(ids)).values()
    ].flatMap(([first, ...others])=>first === undefined ? [] : others.map((other)=>[
                first,
                other
            ]));
    return {
        aliases: new Map([
            ...componentAliases(matches, held),
            ...aliases
        ]),
        matches,
        gone: placed.filter(({ urn })=>!matchedUrns.has(urn)),
        come: planned.filter((one)=>!matchedNames.has((0, _logicalnames.logicalId)(one))),
        twins,
        taken: matches.flatMap(({ planned: one, held: old })=>{
            const other = byName.get((0, _logicalnames.logicalId)(one));
            return other === undefined || other.urn === old.urn ? [] : [
                {
                    planned: one,
                    held: other
                }
            ];
        })
    };
}
function renamedSites(planned, held, matched) {
    const done = new Set(matched.map(({ planned: { name } })=>name));
    const used = new Set(matched.map(({ held: { urn } })=>urn));
    return planned.filter(({ kind, name })=>kind === 'site' && !done.has(name)).flatMap((one)=>{
        const old = held.find((each)=>each.kind === one.kind && each.name === one.name && !used.has(each.urn));
        return old ? [
            {
                planned: one,
                held: old
            }
        ] : [];
    });
}
function calledAt({ kind, fields }) {
    const parts = _kinds.KINDS[kind].parts;
    return parts.map((part)=>fields[part] ?? '?').join('/');
}
function isRenamed({ planned, held }) {
    return planned.name !== held.name;
}
