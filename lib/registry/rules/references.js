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
    get allTierReferences () {
        return allTierReferences;
    },
    get checkReferences () {
        return checkReferences;
    },
    get referenceRules () {
        return referenceRules;
    },
    get repositoryReferences () {
        return repositoryReferences;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"';
function listed(ids, ...path) {
    return (ids ?? []).map((id, index)=>({
            id,
            pointer: (0, _problem.pointer)(...path, index)
        }));
}
function keyed(map, ...path) {
    return Object.keys(map).map((id)=>({
            id,
            pointer: (0, _problem.pointer)(...path, id),
            at: 'key'
        }));
}
function one(id, ...path) {
    return id === undefined ? [] : [
        {
            id,
            pointer: (0, _problem.pointer)(...path)
        }
    ];
}
function unresolved(what, known, references) {
    return references.filter(({ id })=>!known.has(id)).map(({ id, ...place })=>({
            ...place,
            message: `there is no ${what} ${(0, _secretlooking.showValue)(id)}`,
            allowed: (0, _problem.oneOf)(known)
        }));
}
function repositoryReferences({ governance, surfaces, evidence, checks, trust }) {
    return [
        ...one(governance.repository, 'governance', 'repository'),
        ...one(evidence?.repository, 'evidence', 'repository'),
        ...surfaces.flatMap(({ repository }, index)=>one(repository, 'surfaces', index, 'repository')),
        ...checks.flatMap(({ repositories }, index)=>listed(repositories, 'checks', index, 'repositories')),
        ...(trust?.entries ?? []).flatMap((entry, index)=>entry.kind === 'sigstore' ? listed(entry.repositories, 'trust', 'entries', index, 'repositories') : [])
    ];
}
/** Every place that names a tier, but for what surfaces say by tier. */ function tierReferences({ repositories, surfaces, trust, tombstones }) {
    return [
        ...Object.entries(repositories).flatMap(([key, { branches }])=>keyed(branches, 'repositories', key, 'branches')),
        ...surfaces.flatMap(({ tiers }, index)=>listed(tiers, 'surfaces', index, 'tiers')),
        ...(trust?.entries ?? []).flatMap(({ tiers }, index)=>listed(tiers, 'trust', 'entries', index, 'tiers')),
        ...tombstones.flatMap(({ tier }, index)=>one(tier, 'tombstones', index, 'tier'))
    ];
}
// What a surface says by tier must be about tiers that the surface is on.
function surfaceTierReferences(surface, index) {
    const { target, variables, secrets, toggles } = surface;
    const at = [
        'surfaces',
        index
    ];
    const targets = target.kind === 'workflow' ? keyed(target.url, ...at, 'target', 'url') : [
        ...typeof target.team === 'string' ? [] : keyed(target.team, ...at, 'target', 'team'),
        ...keyed(target.siteId, ...at, 'target', 'siteId'),
        ...keyed(target.domain, ...at, 'target', 'domain')
    ];
    return [
        ...targets,
        ...Object.entries(variables).flatMap(([name, { values }])=>keyed(values, ...at, 'variables', name, 'values')),
        ...secrets.flatMap(({ tiers }, secret)=>listed(tiers, ...at, 'secrets', secret, 'tiers')),
        ...Object.entries(toggles).flatMap(([name, { reason: _, ...values }])=>keyed(values, ...at, 'toggles', name))
    ];
}
function allTierReferences(registry) {
    return [
        ...tierReferences(registry),
        ...registry.tiers.flatMap(({ promotesFrom }, index)=>one(promotesFrom, 'tiers', index, 'promotesFrom')),
        ...registry.surfaces.flatMap(surfaceTierReferences)
    ];
}
function checkReferences({ surfaces }) {
    return surfaces.flatMap(({ evidence, data }, index)=>[
            ...listed(evidence, 'surfaces', index, 'evidence'),
            ...one(data?.rehearsal, 'surfaces', index, 'data', 'rehearsal')
        ]);
}
const referenceRules = [
    {
        code: 'repository-unknown',
        level: 'error',
        title: 'A repository key is one of the registry’s',
        why: 'What is said of an unknown repository would be applied nowhere.',
        source: SOURCE,
        check: (registry)=>unresolved('repository', new Set(Object.keys(registry.repositories)), repositoryReferences(registry))
    },
    {
        code: 'tier-unknown',
        level: 'error',
        title: 'A tier id is one of the registry’s',
        why: 'A value for a misspelt tier would silently not be applied.',
        source: SOURCE,
        check: (registry)=>{
            const known = new Set(registry.tiers.map(({ id })=>id));
            return unresolved('tier', known, tierReferences(registry));
        }
    },
    {
        code: 'surface-tier-unknown',
        level: 'error',
        title: 'What a surface says by tier is about its own tiers',
        why: 'A value for a tier that the surface isn’t on, or a misspelt one, would silently not be applied.',
        source: SOURCE,
        check: ({ surfaces, tiers })=>surfaces.flatMap((surface, index)=>{
                const own = tiers.filter(({ id })=>(0, _selectors.isOnTier)(surface, id)).map(({ id })=>id);
                const what = `tier of surface ${(0, _secretlooking.showValue)(surface.id)} called`;
                return unresolved(what, new Set(own), surfaceTierReferences(surface, index));
            })
    },
    {
        code: 'check-unknown',
        level: 'error',
        title: 'A check id is one of the registry’s',
        why: 'Evidence of a check that doesn’t exist can never be given.',
        source: SOURCE,
        check: (registry)=>unresolved('check', new Set(registry.checks.map(({ id })=>id)), checkReferences(registry))
    }
];
