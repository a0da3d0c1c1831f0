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
    get Ancestry () {
        return Ancestry;
    },
    get GateRequest () {
        return GateRequest;
    },
    get RegistrySource () {
        return RegistrySource;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const Ancestry = _zod.z.strictObject({
    branch: _primitives.Text,
    head: _parts.Commit.nullable(),
    relation: _zod.z.enum([
        'equal',
        'ancestor',
        'squashed',
        'apart',
        'unknown'
    ]),
    reason: _zod.z.string()
});
const RegistrySource = _zod.z.strictObject({
    commit: _parts.Commit.nullable(),
    governing: _zod.z.enum([
        'yes',
        'no',
        'unknown'
    ]),
    reason: _zod.z.string()
});
const GateRequest = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:gate-request:v1'),
    kind: _zod.z.enum([
        'promotion',
        'rollback',
        'public-release'
    ]),
    /** The repository's key. */ repository: _primitives.Id,
    commit: _parts.Commit,
    tier: _primitives.Id,
    /** Sorted. */ surfaces: _zod.z.array(_primitives.Id),
    /** Bundles that the caller names; the others are those that the release job signed. */ bundles: _zod.z.record(_primitives.Id, _parts.Digest),
    /** Flags, which can only be stricter than the tier's gate. */ stricter: _zod.z.strictObject({
        profile: _zod.z.literal('strict').optional(),
        mode: _zod.z.literal('blocking').optional()
    }),
    evaluatedAt: _parts.Time,
    evidence: _zod.z.strictObject({
        head: _parts.Commit.nullable(),
        /** Why the branch could not be read whole, or was not only added to; null when all is well. */ problem: _zod.z.strictObject({
            reason: _zod.z.string(),
            isNo: _zod.z.boolean()
        }).nullable(),
        /** The head that the last gate run recorded outside the branch, and that run; null when no gate ever ran. */ recorded: _zod.z.strictObject({
            head: _parts.Commit.nullable(),
            run: _primitives.Text.nullable()
        }).optional(),
        /** Files that concern the release and count for nothing. */ refused: _zod.z.array(_zod.z.strictObject({
            path: _zod.z.string(),
            reason: _zod.z.string()
        }))
    }),
    /** Documents that were named and could not be read: what they would have said is unknown. */ unreadable: _zod.z.array(_zod.z.strictObject({
        kind: _primitives.Text,
        reason: _primitives.Text
    })).optional(),
    registry: RegistrySource,
    ancestry: Ancestry,
    /** What git says of the commits that waivers of a range name; null when it could not say. */ order: _zod.z.array(_zod.z.strictObject({
        ancestor: _parts.Commit,
        descendant: _parts.Commit,
        holds: _zod.z.boolean().nullable()
    })),
    evaluator: _zod.z.strictObject({
        name: _primitives.Text,
        version: _primitives.Text
    })
});
