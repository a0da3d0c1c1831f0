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
    get Postmortem () {
        return Postmortem;
    },
    get readPostmortem () {
        return readPostmortem;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const _frontmatter = require("./front-matter");
const Postmortem = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:postmortem:v1'),
    /** The id of the incident. */ incident: _primitives.Text,
    rootCause: _primitives.Text,
    detection: _primitives.Text,
    timeline: _zod.z.array(_zod.z.strictObject({
        at: _parts.Time,
        what: _primitives.Text
    })).min(2, 'at least when it began and when it ended'),
    remediation: _primitives.Text,
    prevention: _zod.z.array(_zod.z.strictObject({
        task: _primitives.Text,
        owner: _primitives.Text
    })).min(1)
});
function readPostmortem(text) {
    const postmortem = (0, _frontmatter.readFrontMatter)(text, Postmortem);
    if (!postmortem.ok) return postmortem;
    const times = postmortem.fields.timeline.map(({ at })=>Date.parse(at));
    const late = times.findIndex((time, index)=>index > 0 && time < (times[index - 1] ?? 0));
    if (late < 0) return postmortem;
    const line = postmortem.lineOf([
        'timeline',
        late,
        'at'
    ]);
    return {
        ok: false,
        problems: [
            {
                line,
                message: 'timeline: earlier than the entry before it'
            }
        ]
    };
}
