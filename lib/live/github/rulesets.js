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
    get Ruleset () {
        return Ruleset;
    },
    get effectiveSource () {
        return effectiveSource;
    },
    get readBranch () {
        return readBranch;
    },
    get readClassic () {
        return readClassic;
    },
    get readRulesets () {
        return readRulesets;
    },
    get ruleFields () {
        return ruleFields;
    },
    get rulesetFields () {
        return rulesetFields;
    }
});
const _zod = require("zod");
const _sorted = require("../../plan/sorted");
const _reading = require("../reading");
const Summary = _zod.z.looseObject({
    id: _zod.z.number(),
    name: _zod.z.string()
});
const Ruleset = _zod.z.looseObject({
    name: _zod.z.string(),
    target: _zod.z.string(),
    enforcement: _zod.z.string(),
    conditions: _zod.z.looseObject({
        ref_name: _zod.z.looseObject({
            include: _zod.z.array(_zod.z.string()),
            exclude: _zod.z.array(_zod.z.string())
        }).optional()
    }).nullable().optional(),
    bypass_actors: _zod.z.array(_zod.z.looseObject({
        actor_id: _zod.z.number().nullable(),
        actor_type: _zod.z.string(),
        bypass_mode: _zod.z.string()
    })).optional(),
    rules: _zod.z.array(_zod.z.looseObject({
        type: _zod.z.string(),
        parameters: _zod.z.record(_zod.z.string(), _zod.z.json()).optional()
    }))
});
function textOf(item) {
    if (typeof item === 'string') return item;
    const keys = typeof item === 'object' && item !== null ? Object.keys(item).sort() : undefined;
    return JSON.stringify(item, keys);
}
function ruleFields(type, parameters) {
    return Object.fromEntries([
        [
            `rule.${type}`,
            true
        ],
        ...Object.entries(parameters).map(([name, value])=>[
                `rule.${type}.${name}`,
                Array.isArray(value) ? value.map(textOf).sort() : value
            ])
    ]);
}
// Of two rules of one type the later would hide the other: from the second on, they are counted.
function fieldsOfAll(rules) {
    const times = new Map();
    const each = rules.map(({ type, parameters = {} })=>{
        const time = (times.get(type) ?? 0) + 1;
        times.set(type, time);
        return ruleFields(time === 1 ? type : `${type}#${time}`, parameters);
    });
    return Object.assign({}, ...each);
}
function rulesetFields({ target, enforcement, conditions, rules, bypass_actors: bypass }) {
    return {
        ...{
            target,
            enforcement
        },
        include: [
            ...conditions?.ref_name?.include ?? []
        ].sort(),
        exclude: [
            ...conditions?.ref_name?.exclude ?? []
        ].sort(),
        ...fieldsOfAll(rules),
        ...bypass === undefined ? {} : {
            bypass: bypass.map((one)=>`${one.actor_type}:${one.actor_id}:${one.bypass_mode}`).sort()
        }
    };
}
async function readRulesets(reader, sighting, root, repository) {
    // Inherited ones show where they are in force: among a branch's effective rules.
    const list = (0, _reading.shaped)(_zod.z.array(Summary), await reader.list(`${root}/rulesets?includes_parents=false`));
    if (list.state !== 'read') return sighting.missed({
        list: 'ruleset',
        repository
    }, (0, _reading.reasonOf)(list));
    await Promise.all(list.value.map(async ({ id, name })=>{
        const address = {
            kind: 'ruleset',
            repository,
            ruleset: name
        };
        const whole = (0, _reading.shaped)(Ruleset, await reader.get(`${root}/rulesets/${id}`));
        if (whole.state !== 'read') return sighting.missed(address, (0, _reading.reasonOf)(whole));
        const double = list.value.filter((other)=>other.name === name).length > 1;
        if (double) sighting.missed(address, 'there are several rulesets of that name');
        sighting.saw(address, {
            id,
            ...rulesetFields(whole.value)
        });
        // Shown only to who may change the ruleset (W18): not seen is not the same as none.
        if (whole.value.bypass_actors === undefined) {
            sighting.missed(address, 'bypass actors are hidden from this credential', 'bypass');
        }
    }));
}
const EffectiveRule = _zod.z.looseObject({
    type: _zod.z.string(),
    ruleset_source_type: _zod.z.string().optional(),
    ruleset_source: _zod.z.string().optional(),
    ruleset_id: _zod.z.number().optional()
});
async function readBranch(reader, sighting, root, repository, branch) {
    const path = `${root}/rules/branches/${encodeURIComponent(branch)}`;
    const rules = (0, _reading.shaped)(_zod.z.array(EffectiveRule), await reader.list(path));
    if (rules.state !== 'read') return sighting.missed({
        list: 'branch-rules',
        repository,
        branch
    }, (0, _reading.reasonOf)(rules));
    const sourceOf = ({ ruleset_source_type: type, ruleset_id: id })=>effectiveSource(type ?? 'unknown', id ?? 'unknown');
    for (const source of (0, _sorted.sortedSet)(rules.value.map(sourceOf))){
        const own = rules.value.filter((rule)=>sourceOf(rule) === source);
        const fields = {
            types: [
                ...new Set(own.map(({ type })=>type))
            ].sort(),
            sourceType: own[0]?.ruleset_source_type ?? 'unknown',
            source: own[0]?.ruleset_source ?? 'unknown',
            id: own[0]?.ruleset_id ?? 'unknown'
        };
        sighting.saw({
            kind: 'effective-rules',
            repository,
            branch,
            source
        }, fields);
    }
}
function effectiveSource(type, id) {
    return `${type}:${id}`;
}
async function readClassic(reader, sighting, root, repository) {
    const schema = _zod.z.array(_zod.z.looseObject({
        name: _zod.z.string(),
        protected: _zod.z.boolean()
    }));
    const list = (0, _reading.shaped)(schema, await reader.list(`${root}/branches`));
    if (list.state !== 'read') return sighting.missed({
        list: 'classic-protection',
        repository
    }, (0, _reading.reasonOf)(list));
    await Promise.all(list.value.filter((branch)=>branch.protected).map(async ({ name })=>{
        const address = {
            kind: 'classic-protection',
            repository,
            branch: name
        };
        const found = await reader.get(`${root}/branches/${encodeURIComponent(name)}/protection`);
        // `protected` may speak of a ruleset; only a 404 here says that there is no classic rule.
        if (found.state === 'read') sighting.saw(address, {});
        else if (found.state === 'unverified') sighting.missed(address, found.reason);
    }));
}
