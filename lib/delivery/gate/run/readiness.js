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
    get readinessFamily () {
        return readinessFamily;
    },
    get readinessPaths () {
        return readinessPaths;
    }
});
const _zod = require("zod");
const _parts = require("../../../evidence/statement/predicates/parts");
const _read = require("../../../registry/document/read");
const _readinessfile = require("../../../registry/readiness-file");
const _status = require("../../readiness/status");
const _report = require("../report");
const _raw = require("./raw");
/** The digests of the files that readiness names, as they were when the gate was asked; null where there is none. */ const ReadinessFiles = _zod.z.record(_zod.z.string(), _parts.Digest.nullable());
function readinessOf({ bytes }) {
    return (0, _readinessfile.parseReadiness)(bytes.toString('utf8'), 'readiness');
}
function filesOf(document) {
    const read = document && (0, _read.readDocument)(document.bytes.toString('utf8'));
    const result = ReadinessFiles.safeParse(read?.ok ? read.value : {});
    return new Map(Object.entries(result.success ? result.data : {}));
}
function readinessPaths(document) {
    const { items } = readinessOf(document);
    const all = items.flatMap(({ criteria })=>criteria.flatMap(({ evidence })=>evidence));
    return [
        ...new Set(all.flatMap((each)=>each.kind === 'file' ? [
                each.path
            ] : []))
    ].sort();
}
function readinessFamily(raw, { book, request }) {
    const found = (0, _raw.documentOf)(raw, 'readiness');
    if (!found || request.kind !== 'public-release') return undefined;
    const files = filesOf((0, _raw.documentOf)(raw, 'readiness-files'));
    const digestOf = (path)=>files.get(path) ?? undefined;
    const { items } = (0, _status.readinessStatus)(readinessOf(found), {
        digestOf,
        book
    });
    return items.map((item)=>{
        const open = (0, _status.openReason)(item);
        return {
            name: `readiness/${item.id}`,
            status: open === undefined ? 'pass' : 'missing',
            observed: item.status,
            threshold: 'complete',
            reason: open ?? `${item.title}: complete`,
            fix: `finish ${item.id} and record its evidence; causeway readiness status says what is open`,
            evidence: [
                (0, _report.bytesDigest)(found.bytes)
            ]
        };
    });
}
