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
    get GATE_REPORT () {
        return GATE_REPORT;
    },
    get Reference () {
        return Reference;
    },
    get ReleaseNotes () {
        return ReleaseNotes;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const GATE_REPORT = 'artifacts/release_readiness_gate_report.json';
const Reference = _zod.z.string().max(500).regex(/^(?:https:\/\/[^\s\p{Cc}]+|sha256:[0-9a-f]{64}|(?!N\/A$|\/|.*\.\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)+)$/u, 'an https address, a path of the repository, or sha256:<64 hex digits>');
const ReleaseNotes = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:release-notes:v1'),
    tier: _primitives.Id,
    commit: _parts.Commit,
    surfaces: _zod.z.array(_primitives.Id).min(1),
    /** The bundle of each surface. */ bundles: _zod.z.record(_primitives.Id, _parts.Digest),
    /** The gate's decision digest; before it is made, where it will be. */ decision: _zod.z.union([
        _parts.Digest,
        _zod.z.literal(GATE_REPORT)
    ]),
    /** The ids of the waivers that the release needs. */ waivers: _zod.z.array(_primitives.Id),
    rollback: _primitives.Text.min(10, 'how to get back, in a sentence or a command'),
    /** S98: simple, scalable, without redundancy or hard coding, least privilege; checked by hand. */ objectivesEvidence: _zod.z.strictObject({
        summary: _primitives.Text,
        evidence: _zod.z.array(Reference).min(1)
    }),
    /** S99: all suites that are required passed; what does not apply is marked so. */ testsEvidence: _zod.z.strictObject({
        unit: Reference,
        integration: Reference,
        endToEnd: _zod.z.union([
            Reference,
            _zod.z.literal('N/A')
        ]),
        performance: _zod.z.union([
            Reference,
            _zod.z.literal('N/A')
        ])
    })
});
