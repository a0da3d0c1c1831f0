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
    get GoLive () {
        return GoLive;
    },
    get checkGoLive () {
        return checkGoLive;
    },
    get readGoLive () {
        return readGoLive;
    }
});
const _zod = require("zod");
const _checklist = require("../../evidence/readers/checklist");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const _frontmatter = require("./front-matter");
const GoLive = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:go-live-checklist:v1'),
    tier: _primitives.Id,
    commit: _parts.Commit,
    items: _zod.z.array(_zod.z.strictObject({
        id: _primitives.Id,
        done: _zod.z.boolean(),
        evidence: _primitives.Text
    })).min(1)
});
function readGoLive(text) {
    return (0, _frontmatter.readFrontMatter)(text, GoLive);
}
function checkGoLive(text, release) {
    const list = readGoLive(text);
    if (!list.ok) return list.problems;
    const { fields, lineOf } = list;
    const problems = [];
    for (const field of [
        'tier',
        'commit'
    ]){
        if (fields[field] === release[field]) continue;
        problems.push({
            line: lineOf([
                field
            ]),
            message: `${field}: ${fields[field]}, not ${release[field]}`
        });
    }
    const ids = fields.items.map(({ id })=>id);
    for (const id of _checklist.GO_LIVE.items){
        if (!ids.includes(id)) problems.push({
            line: lineOf([
                'items'
            ]),
            message: `items: ${id} is not there`
        });
    }
    for (const [index, { id, done }] of fields.items.entries()){
        if (ids.indexOf(id) !== index) problems.push({
            line: lineOf([
                'items',
                index
            ]),
            message: `items: ${id} twice`
        });
        if (!done) problems.push({
            line: lineOf([
                'items',
                index,
                'done'
            ]),
            message: `items: ${id} is not done`
        });
    }
    return problems;
}
