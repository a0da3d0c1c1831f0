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
    get Binding () {
        return Binding;
    },
    get BoundParts () {
        return BoundParts;
    },
    get bind () {
        return bind;
    },
    get bindingDifferences () {
        return bindingDifferences;
    },
    get readBinding () {
        return readBinding;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _sorted = require("../../plan/sorted");
const _digest = require("../../registry/digest");
const _read = require("../../registry/document/read");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
const BoundParts = _zod.z.strictObject({
    schema: _zod.z.literal('causeway/apply-binding/v1'),
    stack: _primitives.Text,
    registry: _parts.Digest,
    program: _parts.Digest,
    lockfile: _parts.Digest,
    pack: _parts.Digest,
    packConfiguration: _parts.Digest,
    plugins: _zod.z.record(_primitives.Text, _primitives.Text),
    steps: _zod.z.array(_zod.z.strictObject({
        op: _primitives.Text,
        urn: _zod.z.string().min(1),
        digest: _parts.Digest
    }))
});
const Binding = BoundParts.extend({
    digest: _parts.Digest
});
function bind(parts) {
    return {
        ...parts,
        digest: (0, _digest.canonicalDigest)(parts)
    };
}
function readBinding(text, place) {
    const allowed = 'the file that `causeway apply bind` wrote, unchanged';
    const document = (0, _read.readDocument)(text);
    const parsed = Binding.safeParse(document.ok ? document.value : undefined);
    if (!parsed.success) throw new _usererror.UserError('this is no binding', {
        place,
        allowed
    });
    const { digest, ...parts } = parsed.data;
    if ((0, _digest.canonicalDigest)(parts) === digest) return parsed.data;
    throw new _usererror.UserError('the binding was changed after it was made', {
        place,
        allowed
    });
}
const PARTS = [
    'stack',
    'registry',
    'program',
    'lockfile',
    'pack',
    'packConfiguration'
];
const ABSENT = 'absent';
function mapDifferences(kind, reviewed, now) {
    return (0, _sorted.sortedSet)([
        ...reviewed.keys(),
        ...now.keys()
    ]).map((key)=>({
            name: `${kind} ${key}`,
            reviewed: reviewed.get(key) ?? ABSENT,
            now: now.get(key) ?? ABSENT
        })).filter((each)=>each.reviewed !== each.now);
}
function stepMap({ steps }) {
    // A URN may stand there twice with one operation, each with its digest.
    const found = new Map();
    for (const { op, urn, digest } of steps){
        const key = `${op} ${urn}`;
        found.set(key, [
            found.get(key),
            digest
        ].filter((each)=>each !== undefined).join('+'));
    }
    return found;
}
function bindingDifferences(reviewed, now) {
    return [
        ...PARTS.map((name)=>({
                name,
                reviewed: reviewed[name],
                now: now[name]
            })).filter((each)=>each.reviewed !== each.now),
        ...mapDifferences('plugin', new Map(Object.entries(reviewed.plugins)), new Map(Object.entries(now.plugins))),
        ...mapDifferences('step', stepMap(reviewed), stepMap(now))
    ];
}
