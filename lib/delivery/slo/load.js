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
    get documentBytes () {
        return documentBytes;
    },
    get loadSloPolicy () {
        return loadSloPolicy;
    },
    get parseDocument () {
        return parseDocument;
    },
    get parseSloPolicy () {
        return parseSloPolicy;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _limits = require("../../registry/document/limits");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _schema = require("./schema");
function parseDocument(bytes, shown, schema) {
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) {
        const [problem] = document.problems;
        const place = `${shown}:${problem?.line ?? 1}:${problem?.column ?? 1}`;
        throw new _usererror.UserError(problem?.message ?? 'the file is not JSON', {
            place,
            allowed: problem?.allowed ?? 'JSON'
        });
    }
    const result = schema.safeParse(document.value);
    if (!result.success) {
        const [issue] = result.error.issues;
        const place = `${shown}#/${issue?.path.join('/') ?? ''}`;
        throw new _usererror.UserError(issue?.message ?? 'the document has another shape', {
            place
        });
    }
    return {
        value: result.data,
        digest: `sha256:${(0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex')}`,
        bytes
    };
}
function documentBytes(path, shown) {
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    if (!stats?.isFile()) throw new _usererror.UserError('there is no such file', {
        place: shown
    });
    if (stats.size <= _limits.MAX_BYTES) return (0, _nodefs.readFileSync)(path);
    throw new _usererror.UserError('the file is too large', {
        place: shown,
        allowed: `at most ${_limits.MAX_BYTES} bytes`
    });
}
function parseSloPolicy(bytes, shown, { tiers }) {
    const loaded = parseDocument(bytes, shown, _schema.SloPolicy);
    const known = new Set(tiers.map(({ id })=>id));
    for (const { id, stages } of loaded.value.metrics){
        const unknown = Object.keys(stages).find((stage)=>!known.has(stage));
        if (unknown === undefined) continue;
        const allowed = `tiers of the registry: ${[
            ...known
        ].join(', ')}`;
        throw new _usererror.UserError(`the metric ${id} has thresholds for "${unknown}"`, {
            place: shown,
            allowed
        });
    }
    return loaded;
}
function loadSloPolicy(path, shown, registry) {
    return parseSloPolicy(documentBytes(path, shown), shown, registry);
}
