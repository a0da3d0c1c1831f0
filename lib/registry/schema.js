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
    get Naming () {
        return Naming;
    },
    get Registry () {
        return Registry;
    },
    get Tombstone () {
        return Tombstone;
    }
});
const _zod = require("zod");
const _check = require("./schema/check");
const _organization = require("./schema/organization");
const _primitives = require("./schema/primitives");
const _surface = require("./schema/surface");
const _tier = require("./schema/tier");
const _trust = require("./schema/trust");
const Naming = _zod.z.strictObject({
    deployEnvironment: _primitives.Text.default('{surface}-{tier}'),
    approvalEnvironment: _primitives.Text.default('{tier}-approval'),
    surfaceApprovalEnvironment: _primitives.Text.default('{tier}-approval-{surface}'),
    quorumSuffix: _primitives.Text.default('-{n}')
});
const Tombstone = _zod.z.strictObject({
    kind: _zod.z.enum([
        'surface',
        'environment',
        'ruleset',
        'branch',
        'variable',
        'secret',
        'site',
        'repository'
    ]),
    key: _primitives.Text,
    tier: _primitives.Id.optional(),
    reason: _primitives.Text,
    expires: _primitives.CalendarDate,
    /** The object was taken out of the registry; until then the tombstone must name it. */ gone: _zod.z.literal(true).optional()
});
const Registry = _zod.z.strictObject({
    $schema: _zod.z.string().optional(),
    schemaVersion: _zod.z.literal(1),
    organization: _organization.Organization,
    governance: _organization.Governance,
    apps: _organization.Apps.default({}),
    repositories: _zod.z.record(_primitives.Id, _organization.Repository),
    tiers: _zod.z.array(_tier.Tier).min(1),
    naming: Naming.prefault({}),
    unmatchedPaths: _zod.z.enum([
        'all',
        'none',
        'error'
    ]).default('all'),
    surfaces: _zod.z.array(_surface.Surface).min(1),
    checks: _zod.z.array(_check.Check).default([]),
    scope: _zod.z.strictObject({
        lanes: _zod.z.array(_check.Lane).default([])
    }).prefault({}),
    evidence: _zod.z.strictObject({
        repository: _primitives.Id,
        branch: _primitives.Branch.default('evidence'),
        retentionDays: _zod.z.int().min(1).max(3650).default(400)
    }).optional(),
    isolationLint: _zod.z.strictObject({
        enabled: _zod.z.boolean().default(false)
    }).prefault({}),
    isolationTarget: _zod.z.strictObject({
        cohort: _zod.z.int().min(1).max(99)
    }).optional(),
    slo: _primitives.Path.optional(),
    waivers: _primitives.Path.default('registry/waivers'),
    readiness: _primitives.Path.optional(),
    tombstones: _zod.z.array(Tombstone).default([]),
    trust: _trust.Trust.optional()
});
