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
    get Health () {
        return Health;
    },
    get LinkedBuild () {
        return LinkedBuild;
    },
    get NetlifyTarget () {
        return NetlifyTarget;
    },
    get Secret () {
        return Secret;
    },
    get Store () {
        return Store;
    },
    get Surface () {
        return Surface;
    },
    get Target () {
        return Target;
    },
    get Toggle () {
        return Toggle;
    },
    get Variable () {
        return Variable;
    },
    get WorkflowTarget () {
        return WorkflowTarget;
    }
});
const _zod = require("zod");
const _primitives = require("./primitives");
const Store = _zod.z.enum([
    'github',
    'netlify'
]);
const LinkedBuild = _zod.z.strictObject({
    branch: _primitives.Text,
    buildCommand: _primitives.Text,
    publishDirectory: _primitives.Path
});
const NetlifyTarget = _zod.z.strictObject({
    kind: _zod.z.literal('netlify'),
    team: _zod.z.union([
        _primitives.Slug,
        _zod.z.record(_primitives.Id, _primitives.Slug)
    ]),
    site: _zod.z.string().regex(/^[a-z0-9{][a-z0-9{}-]{0,100}$/, 'a site name is lower case letters, digits, "-", {surface} and {tier}').default('{surface}-{tier}'),
    siteId: _zod.z.record(_primitives.Id, _primitives.Slug).default({}),
    domain: _zod.z.record(_primitives.Id, _primitives.Slug).default({}),
    linked: _zod.z.union([
        _zod.z.literal(false),
        LinkedBuild
    ]).default(false)
});
const WorkflowTarget = _zod.z.strictObject({
    kind: _zod.z.literal('workflow'),
    workflow: _zod.z.string().regex(/^\.github\/workflows\/[A-Za-z0-9._-]+\.ya?ml$/, 'a workflow is .github/workflows/<name>.yml'),
    url: _zod.z.record(_primitives.Id, _primitives.HttpsUrl).default({})
});
const Target = _zod.z.discriminatedUnion('kind', [
    NetlifyTarget,
    WorkflowTarget
]);
const Health = _zod.z.strictObject({
    path: _zod.z.string().regex(/^\/[^\s\p{Cc}]*$/u, 'a health path begins with /').default('/api/health'),
    intervalSeconds: _zod.z.int().min(1).max(3600).default(15),
    failureLimit: _zod.z.int().min(1).max(100).default(3),
    windowSeconds: _zod.z.int().min(1).max(86_400).default(600)
});
const Variable = _zod.z.strictObject({
    in: _zod.z.array(Store).min(1).default([
        'github'
    ]),
    values: _zod.z.record(_primitives.Id, _zod.z.string().max(48_000)),
    tenantScoped: _zod.z.boolean().default(false)
});
const Secret = _zod.z.strictObject({
    name: _primitives.VariableName,
    in: _zod.z.array(Store).min(1).default([
        'github'
    ]),
    tiers: _zod.z.array(_primitives.Id).min(1).optional(),
    managed: _zod.z.enum([
        'external',
        'pulumi'
    ]).default('external'),
    owner: _primitives.Principal,
    rotateEvery: _primitives.Duration.default('P90D'),
    lastRotated: _primitives.CalendarDate.optional()
});
const Toggle = _zod.z.object({
    reason: _primitives.Text.optional()
}).catchall(_zod.z.boolean());
const Surface = _zod.z.strictObject({
    id: _primitives.Id,
    formerly: _primitives.Formerly,
    /** What stands for the id in names at GitHub and Netlify; default the id. */ calledAs: _primitives.Id.optional(),
    description: _zod.z.string().max(500).regex(/^[^\p{Cc}]*$/u, 'text has no control characters').default(''),
    owner: _primitives.Principal,
    repository: _primitives.Id,
    paths: _zod.z.strictObject({
        include: _zod.z.array(_primitives.Glob).min(1).default([
            '**'
        ]),
        exclude: _zod.z.array(_primitives.Glob).default([])
    }).prefault({}),
    tiers: _zod.z.array(_primitives.Id).min(1).optional(),
    build: _zod.z.strictObject({
        run: _primitives.Text,
        output: _primitives.Path
    }).optional(),
    target: Target,
    health: Health.optional(),
    alerts: _zod.z.strictObject({
        kind: _zod.z.literal('sentry'),
        project: _primitives.Slug
    }).optional(),
    variables: _zod.z.record(_primitives.VariableName, Variable).default({}),
    secrets: _zod.z.array(Secret).default([]),
    toggles: _zod.z.record(_zod.z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/, 'a toggle is camelCase'), Toggle).default({}),
    evidence: _zod.z.array(_primitives.Id).default([]),
    data: _zod.z.strictObject({
        engine: _zod.z.enum([
            'postgres',
            'mysql',
            'sqlite',
            'other'
        ]),
        rehearsal: _primitives.Id
    }).optional(),
    isolation: _zod.z.strictObject({
        cohort: _zod.z.int().min(1).max(99),
        tenantScope: _zod.z.enum([
            'same_tenant',
            'cross_tenant'
        ])
    }).optional()
});
