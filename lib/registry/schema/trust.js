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
    get KeyEntry () {
        return KeyEntry;
    },
    get SigstoreEntry () {
        return SigstoreEntry;
    },
    get StatementKind () {
        return StatementKind;
    },
    get Trust () {
        return Trust;
    }
});
const _zod = require("zod");
const _primitives = require("./primitives");
const StatementKind = _zod.z.enum([
    'test-result',
    'release-bundle',
    'promotion-ticket',
    'ticket-spent',
    'approval',
    'deploy-receipt',
    'release-decision',
    'apply-receipt',
    'ruleset-verification',
    'rehearsal',
    'drill',
    'checklist',
    'incident',
    'waiver',
    'waiver-approval',
    'secret-fingerprint',
    'revocation',
    'manual-proof'
]);
const SigstoreEntry = _zod.z.strictObject({
    id: _primitives.Id,
    kind: _zod.z.literal('sigstore'),
    issuer: _zod.z.literal('https://token.actions.githubusercontent.com').default('https://token.actions.githubusercontent.com'),
    repositories: _zod.z.array(_primitives.Id).min(1),
    signerWorkflow: _primitives.Text,
    signerDigests: _zod.z.array(_zod.z.string().regex(/^[0-9a-f]{40}$/, 'a signer digest is a full commit id')).default([]),
    callerWorkflows: _zod.z.array(_primitives.Text).default([]),
    environment: _zod.z.enum([
        'derived',
        'none'
    ]).default('none'),
    runner: _zod.z.enum([
        'github-hosted',
        'self-hosted'
    ]).default('github-hosted'),
    mayAttest: _zod.z.array(StatementKind).min(1),
    tiers: _zod.z.array(_primitives.Id).optional()
});
const KeyEntry = _zod.z.strictObject({
    id: _primitives.Id,
    kind: _zod.z.literal('key'),
    publicKey: _zod.z.string().min(1).max(4000),
    person: _primitives.Principal.optional(),
    mayAttest: _zod.z.array(StatementKind).min(1),
    tiers: _zod.z.array(_primitives.Id).optional(),
    notAfter: _primitives.CalendarDate
});
const Trust = _zod.z.strictObject({
    root: _primitives.Path,
    entries: _zod.z.array(_zod.z.discriminatedUnion('kind', [
        SigstoreEntry,
        KeyEntry
    ])).default([])
});
