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
    get Check () {
        return Check;
    },
    get EvidenceAdapter () {
        return EvidenceAdapter;
    },
    get Lane () {
        return Lane;
    }
});
const _zod = require("zod");
const _primitives = require("./primitives");
const EvidenceAdapter = _zod.z.enum([
    'vitest',
    'jest',
    'playwright',
    'junit',
    'lighthouse',
    'sarif'
]);
const Check = _zod.z.strictObject({
    id: _primitives.Id,
    scope: _zod.z.enum([
        'repository',
        'surface'
    ]),
    category: _zod.z.enum([
        'A',
        'B',
        'C',
        'D',
        'E'
    ]),
    risk: _primitives.Text,
    severity: _zod.z.enum([
        'low',
        'medium',
        'high',
        'critical'
    ]),
    milestone: _zod.z.enum([
        'M0',
        'M1',
        'M2',
        'M3'
    ]).default('M0'),
    mode: _zod.z.enum([
        'advisory',
        'blocking'
    ]).default('advisory'),
    evidence: EvidenceAdapter.optional(),
    context: _primitives.Text,
    app: _primitives.Slug.default('github-actions'),
    repositories: _zod.z.array(_primitives.Id).min(1).optional()
});
const Lane = _zod.z.strictObject({
    id: _primitives.Id,
    owners: _zod.z.array(_primitives.Principal).min(1),
    in: _zod.z.array(_primitives.Glob).min(1),
    out: _zod.z.array(_primitives.Glob).default([])
});
