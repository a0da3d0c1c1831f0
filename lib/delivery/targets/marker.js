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
    get ANSWER_TIMEOUT () {
        return ANSWER_TIMEOUT;
    },
    get MARKER_PATH () {
        return MARKER_PATH;
    },
    get markerBytes () {
        return markerBytes;
    },
    get markerDifference () {
        return markerDifference;
    },
    get readMarker () {
        return readMarker;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _read = require("../../registry/document/read");
const _primitives = require("../../registry/schema/primitives");
const _body = require("./body");
const MARKER_PATH = '/.well-known/causeway.json';
const ANSWER_TIMEOUT = 10_000;
const MAX_MARKER_BYTES = 4096;
const MarkerFile = _zod.z.strictObject({
    surface: _primitives.Id,
    tier: _primitives.Id,
    bundleDigest: _parts.Digest,
    ticketId: _parts.Digest
});
function markerBytes({ surface, tier, bundleDigest, ticketId }) {
    return Buffer.from(`${JSON.stringify({
        surface,
        tier,
        bundleDigest,
        ticketId
    })}\n`, 'utf8');
}
async function readMarker(url, timeoutMs = ANSWER_TIMEOUT) {
    const answer = await (0, _body.readBody)(url + MARKER_PATH, {
        timeoutMs,
        most: MAX_MARKER_BYTES
    });
    if (!answer.ok) return {
        ok: false,
        reason: `the marker: ${answer.reason}`
    };
    const document = (0, _read.readDocument)(answer.body.toString('utf8'));
    const found = MarkerFile.safeParse(document.ok ? document.value : undefined);
    return found.success ? {
        ok: true,
        marker: found.data
    } : {
        ok: false,
        reason: 'the marker: the answer is no marker'
    };
}
function markerDifference(found, expected) {
    for (const field of [
        'surface',
        'tier',
        'bundleDigest',
        'ticketId'
    ]){
        if (found[field] !== expected[field]) return `the marker says ${found[field]}, not ${expected[field]} (${field})`;
    }
    return undefined;
}
