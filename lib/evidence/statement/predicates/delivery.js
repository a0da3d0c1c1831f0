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
    get ApplyReceipt () {
        return ApplyReceipt;
    },
    get Approval () {
        return Approval;
    },
    get DeployReceipt () {
        return DeployReceipt;
    },
    get PromotionTicket () {
        return PromotionTicket;
    },
    get ReleaseBundle () {
        return ReleaseBundle;
    },
    get Revocation () {
        return Revocation;
    },
    get TicketSpent () {
        return TicketSpent;
    }
});
const _zod = require("zod");
const _primitives = require("../../../registry/schema/primitives");
const _parts = require("./parts");
const DeployReceipt = _zod.z.strictObject({
    receiptId: _primitives.Text,
    /** Per surface and tier, from 1, without gaps. */ sequence: _zod.z.int().min(1),
    surface: _primitives.Id,
    tier: _primitives.Id,
    environment: _primitives.Text,
    outcome: _zod.z.enum([
        'succeeded',
        'failed',
        'rolled-back'
    ]),
    cause: _zod.z.enum([
        'promotion',
        'rollback',
        'release'
    ]),
    /** The id of the receipt that a rollback restores. */ restores: _parts.Digest.optional(),
    attempt: _zod.z.int().min(1),
    startedAt: _parts.Time,
    finishedAt: _parts.Time,
    bundleDigest: _parts.Digest,
    configDigest: _parts.Digest.optional(),
    target: _zod.z.strictObject({
        provider: _primitives.Text,
        siteId: _primitives.Text,
        deployId: _primitives.Text,
        url: _primitives.Text,
        publishedReadBack: _zod.z.boolean()
    }),
    health: _zod.z.strictObject({
        checks: _parts.Count,
        passed: _parts.Count,
        firstOkAt: _parts.Time.nullable(),
        lastOkAt: _parts.Time.nullable()
    }),
    workflow: _parts.WorkflowRun,
    /** The id of the promotion ticket. */ ticketId: _parts.Digest,
    /** The id of the receipt before; null for the first. */ previous: _parts.Digest.nullable(),
    toolVersion: _primitives.Text
});
const PromotionTicket = _zod.z.strictObject({
    cause: _zod.z.enum([
        'release',
        'promotion',
        'rollback'
    ]),
    surface: _primitives.Id,
    tier: _primitives.Id,
    runId: _zod.z.int().min(1),
    attempt: _zod.z.int().min(1),
    /** The id of the gate's decision: always there for a promotion and a rollback. */ gateDecision: _parts.Digest.optional(),
    /** The ids of the approvals that were counted. */ approvals: _zod.z.array(_parts.Digest).optional(),
    /** The id of the receipt that a rollback restores; that a drill leaves live. */ restores: _parts.Digest.optional(),
    /** Of an automatic rollback: the id of the receipt of the deployment that its monitor watched. */ watched: _parts.Digest.optional(),
    /** Only exercised: to the older release, and forward again. */ drill: _zod.z.literal(true).optional(),
    /** Of a drill: the id of the older release's receipt, which is restored for a moment. */ exercises: _parts.Digest.optional(),
    nonce: _parts.Nonce,
    /** At most 30 minutes after the trusted time of the signature. */ expiresAt: _parts.Time
});
const TicketSpent = _zod.z.strictObject({
    nonce: _parts.Nonce,
    surface: _primitives.Id,
    tier: _primitives.Id,
    runId: _zod.z.int().min(1),
    attempt: _zod.z.int().min(1)
});
const Approval = _zod.z.strictObject({
    surface: _primitives.Id,
    tier: _primitives.Id,
    environment: _primitives.Text,
    userId: _zod.z.int().min(1),
    login: _primitives.Text,
    state: _zod.z.enum([
        'approved',
        'rejected'
    ]),
    runId: _zod.z.int().min(1),
    attempt: _zod.z.int().min(1),
    /** The digest of GitHub's answer that says so. */ readBack: _parts.Digest
});
const ReleaseBundle = _zod.z.strictObject({
    surface: _primitives.Id,
    treeDigest: _parts.Digest,
    registryDigest: _parts.Digest,
    toolchain: _zod.z.record(_primitives.Id, _primitives.Text)
});
const Revocation = _zod.z.strictObject({
    surface: _primitives.Id,
    reason: _primitives.Text
});
const ApplyReceipt = _zod.z.strictObject({
    stack: _primitives.Text,
    registryDigest: _parts.Digest,
    /** The commit whose program ran. */ commit: _parts.Commit,
    programDigest: _parts.Digest,
    lockfileDigest: _parts.Digest,
    packDigest: _parts.Digest,
    plugins: _zod.z.record(_primitives.Text, _primitives.Text),
    previewStepsDigest: _parts.Digest,
    changes: _zod.z.record(_primitives.Text, _parts.Count),
    outcome: _zod.z.enum([
        'succeeded',
        'failed'
    ]),
    /** What live verification read after the update; absent when it did not come so far. */ readBack: _zod.z.strictObject({
        digest: _parts.Digest,
        verdict: _zod.z.enum([
            'verified',
            'different',
            'unverified'
        ])
    }).optional(),
    finishedAt: _parts.Time,
    workflow: _parts.WorkflowRun
});
