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
    get Checklist () {
        return Checklist;
    },
    get Incident () {
        return Incident;
    },
    get Waiver () {
        return Waiver;
    },
    get WaiverApproval () {
        return WaiverApproval;
    }
});
const _zod = require("zod");
const _primitives = require("../../../registry/schema/primitives");
const _parts = require("./parts");
const Checklist = _zod.z.strictObject({
    tier: _primitives.Id,
    items: _zod.z.array(_zod.z.strictObject({
        id: _primitives.Id,
        done: _zod.z.boolean(),
        evidence: _primitives.Text
    })).min(1),
    signOffs: _zod.z.array(_zod.z.strictObject({
        person: _primitives.Principal,
        role: _primitives.Text,
        at: _parts.Time
    })).min(1)
});
const Incident = _zod.z.strictObject({
    incidentId: _primitives.Text,
    surface: _primitives.Id,
    tier: _primitives.Id,
    severity: _zod.z.enum([
        'warning',
        'critical'
    ]),
    openedAt: _parts.Time,
    closedAt: _parts.Time.nullable(),
    impact: _primitives.Text,
    mitigation: _zod.z.array(_primitives.Text),
    followUps: _zod.z.array(_primitives.Text)
});
const Waiver = _zod.z.strictObject({
    waiverId: _primitives.Id,
    checkId: _primitives.Text,
    surfaces: _zod.z.array(_primitives.Id).min(1),
    /** The release commits it holds for: one, or those after `from` up to `to`. */ commits: _zod.z.union([
        _zod.z.strictObject({
            commit: _parts.Commit
        }),
        _zod.z.strictObject({
            from: _parts.Commit,
            to: _parts.Commit
        }),
        /** For a policy rule, which judges no release. */ _zod.z.strictObject({
            stack: _primitives.Text
        })
    ]),
    constraint: _primitives.Text,
    riskIfUnchanged: _primitives.Text,
    minimalException: _primitives.Text,
    rollbackPath: _primitives.Text,
    requestedBy: _primitives.Principal,
    issuedAt: _parts.Time,
    expiresAt: _parts.Time,
    maxUses: _zod.z.int().min(1).max(100)
});
const WaiverApproval = _zod.z.strictObject({
    waiverId: _primitives.Id,
    approver: _primitives.Principal,
    approvedAt: _parts.Time
});
