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
    get clockMoved () {
        return clockMoved;
    },
    get olderSchema () {
        return olderSchema;
    },
    get replayed () {
        return replayed;
    }
});
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _report = require("../gate/report");
const _request = require("../gate/request");
const _raw = require("../gate/run/raw");
const _replay = require("../gate/run/replay");
const _world = require("./world");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function readerOf(raw) {
    const inputs = (0, _raw.byDigest)(raw);
    return (digest)=>{
        const bytes = inputs.get(digest);
        return bytes ? {
            state: 'there',
            bytes
        } : {
            state: 'gone'
        };
    };
}
function attempt(bytes, raw) {
    try {
        return (0, _replay.replayDecision)(bytes, readerOf(raw)).identical ? 'identical' : 'different';
    } catch (error) {
        if (error instanceof _usererror.UserError) return `refused (exit ${error.exitCode})`;
        throw error;
    }
}
async function replayed({ raw, bytes }) {
    const expected = (0, _report.bytesDigest)(bytes);
    return [
        {
            step: 'replayed',
            expected: 'identical',
            observed: attempt(bytes, raw)
        },
        {
            step: 'replayed once more',
            expected: 'identical',
            observed: attempt(bytes, raw)
        },
        {
            step: 'decided again',
            expected,
            observed: (0, _report.bytesDigest)((0, _world.decide)(raw))
        }
    ];
}
async function olderSchema({ raw, bytes }) {
    const text = bytes.toString('utf8');
    const versions = [
        'urn:causeway:gate-report:v0',
        'urn:causeway:gate-report:v2',
        'release-readiness/1',
        ''
    ];
    const older = versions.map((schema)=>{
        const other = Buffer.from(text.replace('urn:causeway:gate-report:v1', schema), 'utf8');
        return {
            step: `a report of the schema "${schema}"`,
            expected: 'refused (exit 3)',
            observed: attempt(other, raw)
        };
    });
    const reading = (0, _report.readReport)(bytes);
    return [
        ...older,
        {
            step: 'the report of this schema',
            expected: 'read',
            observed: reading.ok ? 'read' : reading.reason
        }
    ];
}
function at(raw, moved) {
    const documents = raw.documents.map((document)=>{
        if (document.kind !== 'request') return document;
        const read = (0, _read.readDocument)(document.bytes.toString('utf8'));
        const request = _request.GateRequest.parse(read.ok ? read.value : undefined);
        const evaluatedAt = new Date(moved(Date.parse(request.evaluatedAt))).toISOString();
        return {
            kind: 'request',
            bytes: Buffer.from((0, _canonicalize.default)({
                ...request,
                evaluatedAt
            }) ?? '', 'utf8')
        };
    });
    return {
        ...raw,
        documents
    };
}
const DAY = 86_400_000;
async function clockMoved({ raw, bytes }) {
    const before = (0, _world.decide)(at(raw, (time)=>time - 3650 * DAY));
    const later = at(raw, (time)=>time + 60_000);
    return [
        {
            step: 'ten years back',
            expected: 'no-go',
            observed: (0, _world.decisionOf)(before)
        },
        {
            step: 'a minute later, replayed',
            expected: 'identical',
            observed: attempt((0, _world.decide)(later), later)
        },
        {
            step: 'the first one, replayed after it',
            expected: 'identical',
            observed: attempt(bytes, raw)
        }
    ];
}
