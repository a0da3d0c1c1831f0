"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "TrustedRootShape", {
    enumerable: true,
    get: function() {
        return TrustedRootShape;
    }
});
const _zod = require("zod");
const Base64 = _zod.z.base64().min(1);
const Uri = _zod.z.string().min(1).max(500);
// Without a start, what is listed would be believed for all of the past.
const TimeRange = _zod.z.strictObject({
    start: _zod.z.iso.datetime(),
    end: _zod.z.iso.datetime().optional()
});
const Log = _zod.z.strictObject({
    baseUrl: Uri,
    hashAlgorithm: _zod.z.literal('SHA2_256'),
    publicKey: _zod.z.strictObject({
        rawBytes: Base64,
        keyDetails: _zod.z.string().regex(/^PK[A-Z0-9_]+$/),
        validFor: TimeRange
    }),
    logId: _zod.z.strictObject({
        keyId: Base64
    }),
    checkpointKeyId: _zod.z.strictObject({
        keyId: Base64
    }).optional(),
    operator: _zod.z.string().max(500).optional()
});
const Authority = _zod.z.strictObject({
    subject: _zod.z.strictObject({
        organization: _zod.z.string().max(500),
        commonName: _zod.z.string().max(500)
    }),
    uri: Uri,
    certChain: _zod.z.strictObject({
        certificates: _zod.z.array(_zod.z.strictObject({
            rawBytes: Base64
        })).min(1).max(10)
    }),
    validFor: TimeRange,
    operator: _zod.z.string().max(500).optional()
});
const TrustedRootShape = _zod.z.strictObject({
    mediaType: _zod.z.enum([
        'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        'application/vnd.dev.sigstore.trustedroot.v0.2+json'
    ]),
    tlogs: _zod.z.array(Log).max(100).default([]),
    certificateAuthorities: _zod.z.array(Authority).max(100).default([]),
    ctlogs: _zod.z.array(Log).max(100).default([]),
    timestampAuthorities: _zod.z.array(Authority).max(100).default([])
}).refine(({ tlogs, timestampAuthorities })=>tlogs.length + timestampAuthorities.length > 0, {
    message: 'a trusted root names a time-stamping authority or a transparency log: without one there is no trusted time'
});
