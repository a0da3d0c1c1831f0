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
    get Lineage () {
        return Lineage;
    },
    get LineageEdge () {
        return LineageEdge;
    },
    get LineageNode () {
        return LineageNode;
    },
    get NodeKind () {
        return NodeKind;
    },
    get Relation () {
        return Relation;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const NodeKind = _zod.z.enum([
    'input',
    'check',
    'artifact',
    'approval',
    'waiver',
    'receipt',
    'bundle',
    'policy',
    'registry',
    'decision'
]);
const Relation = _zod.z.enum([
    'consumes',
    'produces',
    'verifies',
    'approves',
    'waives',
    'promotes',
    'supersedes',
    'restores',
    'revokes',
    'decides'
]);
const LineageNode = _zod.z.strictObject({
    id: _parts.Digest,
    kind: NodeKind,
    name: _primitives.Text,
    /** Beside the lineage's own file: `gate_inputs/sha256-…`; `git:` and `bundle:` name what lies elsewhere. */ uri: _primitives.Text,
    /** Of the file, or of the name of what lies elsewhere. */ digest: _parts.Digest
});
const LineageEdge = _zod.z.strictObject({
    from: _parts.Digest,
    to: _parts.Digest,
    rel: Relation,
    declaredBy: _parts.Digest
});
const Lineage = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:lineage:v1'),
    /** The decision's node. */ root: _parts.Digest,
    /** Sorted by id. */ nodes: _zod.z.array(LineageNode),
    /** Sorted by from, to and relation. */ edges: _zod.z.array(LineageEdge)
});
