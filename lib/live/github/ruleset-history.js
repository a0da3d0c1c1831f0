"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readRulesetHistory", {
    enumerable: true,
    get: function() {
        return readRulesetHistory;
    }
});
const _nodeutil = require("node:util");
const _zod = require("zod");
const _sorted = require("../../plan/sorted");
const _reading = require("../reading");
const _rulesets = require("./rulesets");
const Summary = _zod.z.looseObject({
    id: _zod.z.number(),
    name: _zod.z.string()
});
const Version = _zod.z.looseObject({
    version_id: _zod.z.number(),
    actor: _zod.z.looseObject({
        id: _zod.z.number().optional(),
        type: _zod.z.string().optional()
    }),
    updated_at: _zod.z.string()
});
// Bypass actors are wanted: hidden ones would look like none (W18).
const Whole = _zod.z.looseObject({
    state: _rulesets.Ruleset.required({
        bypass_actors: true
    })
});
const Account = _zod.z.looseObject({
    login: _zod.z.string()
});
function doubt(about, reading) {
    return {
        versions: [],
        doubts: [
            `${about}: ${(0, _reading.reasonOf)(reading)}`
        ]
    };
}
// Numbers as texts that sort as the numbers do.
const ordered = (version)=>String(version).padStart(16, '0');
/** What two versions have otherwise, sorted by field. */ function fieldChanges(before, after) {
    return (0, _sorted.sortedSet)([
        ...Object.keys(before),
        ...Object.keys(after)
    ]).map((field)=>({
            field,
            before: before[field],
            after: after[field]
        })).filter((each)=>!(0, _nodeutil.isDeepStrictEqual)(each.before, each.after));
}
async function readRuleset(reader, root, { repository, ruleset }) {
    const about = `the history of "${ruleset}" of ${repository}`;
    const list = (0, _reading.shaped)(_zod.z.array(Version), await reader.list(`${root}/history`));
    if (list.state !== 'read') return doubt(about, list);
    // GitHub keeps a version for its creation at least.
    if (list.value.length === 0) return {
        versions: [],
        doubts: [
            `${about} is empty`
        ]
    };
    const versions = (0, _sorted.sortedBy)(list.value, ({ version_id: id })=>ordered(id));
    const wholes = await Promise.all(versions.map(async ({ version_id: id })=>(0, _reading.shaped)(Whole, await reader.get(`${root}/history/${id}`))));
    const fields = wholes.map((whole)=>whole.state === 'read' ? {
            name: whole.value.state.name,
            ...(0, _rulesets.rulesetFields)(whole.value.state)
        } : undefined);
    const whatOf = (index)=>{
        const [before, after] = [
            fields[index - 1],
            fields[index]
        ];
        if (after === undefined) return 'unverified';
        if (index === 0) return 'first';
        return before === undefined ? 'unverified' : fieldChanges(before, after);
    };
    return {
        versions: versions.map(({ version_id: version, actor, updated_at: at }, index)=>{
            return {
                repository,
                ruleset,
                version,
                at,
                actor,
                what: whatOf(index)
            };
        }),
        doubts: wholes.flatMap((whole, index)=>whole.state === 'read' ? [] : [
                `version ${versions[index]?.version_id} in ${about}: ${(0, _reading.reasonOf)(whole)}`
            ])
    };
}
async function readRepository(reader, root, repository) {
    const list = (0, _reading.shaped)(_zod.z.array(Summary), await reader.list(`${root}/rulesets?includes_parents=false`));
    if (list.state !== 'read') return [
        doubt(`the rulesets of ${repository}`, list)
    ];
    return Promise.all(list.value.map(({ id, name })=>readRuleset(reader, `${root}/rulesets/${id}`, {
            repository,
            ruleset: name
        })));
}
async function names(reader, actors) {
    const ids = (0, _sorted.sortedSet)(actors.flatMap(({ id, type })=>type === 'User' && id !== undefined ? [
            String(id)
        ] : []));
    const logins = await Promise.all(ids.map(async (id)=>{
        const found = (0, _reading.shaped)(Account, await reader.get(`/user/${id}`));
        return [
            id,
            found.state === 'read' ? found.value.login : `User ${id}`
        ];
    }));
    return new Map(logins);
}
async function readRulesetHistory(reader, plan) {
    const parts = await Promise.all(plan.repositories.map(({ repository: { name } })=>readRepository(reader, `/repos/${encodeURIComponent(plan.organization)}/${encodeURIComponent(name)}`, name)));
    const versions = parts.flat().flatMap((part)=>part.versions);
    const logins = await names(reader, versions.map(({ actor })=>actor));
    const by = ({ id, type })=>logins.get(String(id)) ?? `${type ?? 'unknown'} ${id ?? ''}`.trim();
    const changes = versions.map(({ actor, ...rest })=>({
            ...rest,
            by: by(actor)
        }));
    return {
        changes: [
            ...(0, _sorted.sortedBy)(changes, ({ at, repository, ruleset, version })=>`${at} ${repository} ${ruleset} ${ordered(version)}`)
        ].reverse(),
        doubts: (0, _sorted.sortedSet)(parts.flat().flatMap((part)=>part.doubts))
    };
}
