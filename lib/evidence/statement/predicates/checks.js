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
    get Drill () {
        return Drill;
    },
    get ManualProof () {
        return ManualProof;
    },
    get Rehearsal () {
        return Rehearsal;
    },
    get RulesetVerification () {
        return RulesetVerification;
    },
    get SecretFingerprint () {
        return SecretFingerprint;
    },
    get TestResult () {
        return TestResult;
    }
});
const _zod = require("zod");
const _primitives = require("../../../registry/schema/primitives");
const _parts = require("./parts");
const TestResult = _zod.z.strictObject({
    result: _zod.z.enum([
        'PASSED',
        'WARNED',
        'FAILED'
    ]),
    configuration: _zod.z.array(_zod.z.strictObject({
        name: _primitives.Text,
        digest: _zod.z.record(_primitives.Text, _primitives.Text)
    })),
    checkId: _primitives.Id,
    surface: _primitives.Id,
    counts: _zod.z.strictObject({
        passed: _parts.Count,
        failed: _parts.Count,
        skipped: _parts.Count
    }),
    tool: _primitives.Text,
    runId: _zod.z.int().min(1),
    attempt: _zod.z.int().min(1),
    reportDigest: _parts.Digest
});
const RulesetVerification = _zod.z.strictObject({
    stack: _primitives.Text,
    registryDigest: _parts.Digest,
    verdict: _zod.z.enum([
        'verified',
        'different',
        'unverified'
    ]),
    findings: _parts.Count,
    readAt: _parts.Time
});
const ManualProof = _zod.z.strictObject({
    stack: _primitives.Text,
    person: _primitives.Principal,
    what: _primitives.Text,
    fileName: _primitives.Text,
    at: _parts.Time
});
const Rehearsal = _zod.z.strictObject({
    surface: _primitives.Id,
    /** The registry's `data.rehearsal`. */ rehearsal: _primitives.Id,
    engine: _primitives.Text,
    where: _primitives.Text,
    applied: _zod.z.boolean(),
    reverted: _zod.z.boolean(),
    result: _zod.z.enum([
        'PASSED',
        'FAILED'
    ]),
    runId: _zod.z.int().min(1),
    attempt: _zod.z.int().min(1)
});
const Drill = _zod.z.strictObject({
    surface: _primitives.Id,
    tier: _primitives.Id,
    result: _zod.z.enum([
        'PASSED',
        'FAILED'
    ]),
    seconds: _zod.z.number().min(0),
    /** The id of the receipt that was restored. */ restored: _parts.Digest,
    finishedAt: _parts.Time
});
const SecretFingerprint = _zod.z.strictObject({
    secret: _primitives.Text,
    surface: _primitives.Id,
    tier: _primitives.Id,
    algorithm: _zod.z.literal('hmac-sha256'),
    /** The name of the HMAC's key: fingerprints under two keys differ whatever the values are. */ key: _parts.Digest,
    recordedAt: _parts.Time
});
