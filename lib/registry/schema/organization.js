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
    get AllowedActions () {
        return AllowedActions;
    },
    get App () {
        return App;
    },
    get Apps () {
        return Apps;
    },
    get BranchRules () {
        return BranchRules;
    },
    get Governance () {
        return Governance;
    },
    get Organization () {
        return Organization;
    },
    get Repository () {
        return Repository;
    }
});
const _zod = require("zod");
const _primitives = require("./primitives");
const Organization = _zod.z.strictObject({
    login: _primitives.Slug,
    plan: _zod.z.enum([
        'free',
        'team',
        'enterprise'
    ]).default('free')
});
const Governance = _zod.z.strictObject({
    repository: _primitives.Id,
    owners: _zod.z.array(_primitives.Principal).min(1),
    waiverApprovers: _zod.z.array(_primitives.Principal).default([])
});
const App = _zod.z.strictObject({
    slug: _primitives.Slug,
    keySecret: _primitives.VariableName
});
const Apps = _zod.z.strictObject({
    provisioning: App.optional(),
    inspection: App.optional(),
    delivery: App.optional(),
    evidence: App.optional()
});
const BranchRules = _zod.z.strictObject({
    reviews: _zod.z.int().min(1).max(6).default(1),
    mergeMethods: _zod.z.array(_zod.z.enum([
        'merge',
        'squash',
        'rebase'
    ])).min(1).default([
        'merge'
    ]),
    requiredDeployments: _zod.z.array(_primitives.Text).default([])
});
const AllowedActions = _zod.z.strictObject({
    mode: _zod.z.enum([
        'all',
        'local_only',
        'selected'
    ]).default('selected'),
    githubOwned: _zod.z.boolean().default(true),
    verified: _zod.z.boolean().default(false),
    patterns: _zod.z.array(_primitives.Text).default([])
});
const Repository = _zod.z.strictObject({
    formerly: _primitives.Formerly,
    id: _zod.z.int().positive().optional(),
    name: _primitives.Slug,
    visibility: _zod.z.enum([
        'public',
        'private',
        'internal'
    ]).default('private'),
    group: _primitives.Id.optional(),
    defaultBranch: _primitives.Branch.default('main'),
    branches: _zod.z.record(_primitives.Id, _primitives.Branch).default({}),
    variables: _zod.z.record(_primitives.VariableName, _zod.z.string().max(48_000)).default({}),
    rules: BranchRules.prefault({}),
    workflowPermissions: _zod.z.enum([
        'read',
        'write'
    ]).default('read'),
    allowedActions: AllowedActions.prefault({})
});
