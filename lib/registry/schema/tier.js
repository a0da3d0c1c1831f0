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
    get Approval () {
        return Approval;
    },
    get Gate () {
        return Gate;
    },
    get GateRequirement () {
        return GateRequirement;
    },
    get Tier () {
        return Tier;
    }
});
const _zod = require("zod");
const _primitives = require("./primitives");
const GateRequirement = _zod.z.enum([
    'slo',
    'drill',
    'checklist',
    'notes',
    'rehearsal',
    'ruleset-verification',
    'isolation-matrix',
    'durability'
]);
const Approval = _zod.z.strictObject({
    mode: _zod.z.enum([
        'commit',
        'surface'
    ]).default('commit'),
    reviewers: _zod.z.array(_primitives.Principal).min(1),
    preventSelfReview: _zod.z.boolean().default(true),
    quorum: _zod.z.int().min(1).max(6).default(1)
});
const Gate = _zod.z.strictObject({
    mode: _zod.z.enum([
        'informational',
        'blocking'
    ]).default('blocking'),
    profile: _zod.z.enum([
        'strict',
        'transitional'
    ]).default('strict'),
    requires: _zod.z.array(GateRequirement).default([])
});
const Tier = _zod.z.strictObject({
    id: _primitives.Id,
    formerly: _primitives.Formerly,
    /** What stands for the id in names at GitHub and Netlify; default the id. */ calledAs: _primitives.Id.optional(),
    branch: _primitives.Branch,
    promotesFrom: _primitives.Id.optional(),
    soak: _primitives.Duration.default('PT0S'),
    waitMinutes: _zod.z.int().min(0).max(43_200).default(0),
    adminsBypass: _zod.z.boolean().default(false),
    approval: Approval.optional(),
    gate: Gate.prefault({})
});
