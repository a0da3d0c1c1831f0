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
    get CheckStatus () {
        return CheckStatus;
    },
    get GateCheck () {
        return GateCheck;
    },
    get GateReport () {
        return GateReport;
    }
});
const _zod = require("zod");
const _primitives = require("../../../registry/schema/primitives");
const _parts = require("./parts");
const CheckStatus = _zod.z.enum([
    'pass',
    'warn',
    'soft-fail',
    'hard-fail',
    'skipped-expected',
    'skipped-unexpected',
    'missing',
    'stale',
    'unverified',
    'waived'
]);
const GateCheck = _zod.z.strictObject({
    id: _primitives.Text,
    category: _primitives.Text,
    severity: _zod.z.enum([
        'low',
        'medium',
        'high',
        'critical'
    ]),
    mode: _zod.z.enum([
        'advisory',
        'blocking'
    ]),
    status: CheckStatus,
    observed: _zod.z.string(),
    threshold: _zod.z.string(),
    evidence: _zod.z.array(_parts.Digest),
    reason: _zod.z.string(),
    fix: _zod.z.string()
});
const GateReport = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:gate-report:v1'),
    decision: _zod.z.enum([
        'go',
        'no-go'
    ]),
    kind: _zod.z.enum([
        'promotion',
        'rollback',
        'public-release'
    ]),
    profile: _zod.z.enum([
        'strict',
        'transitional'
    ]),
    mode: _zod.z.enum([
        'informational',
        'blocking'
    ]),
    release: _zod.z.strictObject({
        repository: _primitives.Text,
        commit: _parts.Commit,
        fromTier: _primitives.Id.nullable(),
        toTier: _primitives.Id,
        bundles: _zod.z.array(_zod.z.strictObject({
            surface: _primitives.Id,
            digest: _parts.Digest
        }))
    }),
    evaluatedAt: _parts.Time,
    /** The head of the evidence branch that was read; null when it could not be read, which is never a go. */ evidenceHead: _parts.Commit.nullable(),
    policy: _zod.z.strictObject({
        uri: _primitives.Text,
        digest: _parts.Digest
    }).nullable(),
    registry: _zod.z.strictObject({
        commit: _parts.Commit.nullable(),
        digest: _parts.Digest
    }),
    inputs: _zod.z.array(_zod.z.strictObject({
        id: _primitives.Text,
        kind: _primitives.Text,
        digest: _parts.Digest,
        signer: _primitives.Text.nullable(),
        verified: _zod.z.boolean()
    })),
    checks: _zod.z.array(GateCheck),
    waivers: _zod.z.array(_zod.z.strictObject({
        waiverId: _primitives.Id,
        checkId: _primitives.Text,
        use: _zod.z.int().min(1)
    })),
    blockers: _zod.z.array(_zod.z.string()),
    nextActions: _zod.z.array(_zod.z.string()),
    counts: _zod.z.record(CheckStatus, _parts.Count),
    evaluator: _zod.z.strictObject({
        name: _primitives.Text,
        version: _primitives.Text
    }),
    /** sha256 of the RFC 8785 form of everything above. */ decisionDigest: _parts.Digest
});
