"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "verifyLineage", {
    enumerable: true,
    get: function() {
        return verifyLineage;
    }
});
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _report = require("../gate/report");
const _assemble = require("../gate/run/assemble");
const _beside = require("../gate/run/beside");
const _replay = require("../gate/run/replay");
const _derive = require("./derive");
const _graph = require("./graph");
const _required = require("./required");
const _shape = require("./shape");
function parse(bytes) {
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) return `the lineage is not JSON: ${document.problems[0]?.message ?? ''}`;
    const parsed = _graph.Lineage.safeParse(document.value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `the lineage has another shape: ${issue?.message ?? ''} (/${issue?.path.join('/') ?? ''})`;
}
const edgeKey = ({ from, to, rel, declaredBy })=>`${rel} from ${from} to ${to}, declared by ${declaredBy}`;
function nodeProblems(found, derived) {
    const there = new Map(found.map((node)=>[
            node.id,
            JSON.stringify(node)
        ]));
    const wanted = new Map(derived.map((node)=>[
            node.id,
            node
        ]));
    return [
        ...derived.flatMap((node)=>{
            const own = there.get(node.id);
            if (own === undefined) return [
                `a node is missing: ${node.name} (${node.id})`
            ];
            return own === JSON.stringify(node) ? [] : [
                `a node was altered: ${node.name} (${node.id})`
            ];
        }),
        ...found.flatMap(({ id, name })=>wanted.has(id) ? [] : [
                `a node that no input declares: ${name} (${id})`
            ])
    ];
}
function edgeProblems(found, derived) {
    const there = new Set(found.map(edgeKey));
    const wanted = new Set(derived.map(edgeKey));
    return [
        ...[
            ...wanted
        ].filter((key)=>!there.has(key)).map((key)=>`a required edge is missing: ${key}`),
        ...[
            ...there
        ].filter((key)=>!wanted.has(key)).map((key)=>`an edge that no envelope declares: ${key}`),
        ...there.size < found.length ? [
            'an edge stands there twice'
        ] : []
    ];
}
// What a check rests on is about this commit; what came before (receipts, drills, decisions) is not evidence of it.
function foreignEvidence(report, statements) {
    const bundles = new Set(report.release.bundles.map(({ digest })=>digest));
    const own = [
        'test-result',
        'release-bundle',
        'rehearsal',
        'checklist',
        'approval'
    ];
    const byId = new Map(statements.map((each)=>[
            each.id,
            each.statement
        ]));
    return report.checks.filter(({ category })=>category === 'evidence' || category === 'bundle' || category === 'rehearsal').flatMap(({ id, evidence })=>evidence.flatMap((each)=>{
            const statement = byId.get(each);
            if (!statement || !own.includes(statement.kind)) return [];
            const { commit, bundle } = statement.subjects;
            if (commit !== report.release.commit) return [
                `${id} rests on evidence of another commit`
            ];
            const isForeign = bundle !== undefined && !bundles.has(bundle);
            return isForeign ? [
                `${id} rests on evidence of another bundle`
            ] : [];
        }));
}
function contentProblems(lineage, report, read) {
    const raw = (0, _replay.rawInputsOf)(report, read);
    const { book, registry, request } = (0, _assemble.assembleInputs)(raw, (0, _replay.originalOf)(raw, read));
    const derived = (0, _derive.deriveLineage)({
        report,
        statements: book.statements,
        beside: (0, _beside.besideStatements)(raw)
    });
    const { commit, surfaces, kind } = request;
    const on = kind === 'rollback' ? report.release.toTier : report.release.fromTier ?? undefined;
    const refused = book.refused.filter(({ path })=>path.startsWith('sha256:'));
    return [
        ...lineage.root === derived.root ? [] : [
            'the root is another decision'
        ],
        ...refused.map(({ path, reason })=>`the input ${path} does not hold: ${reason}`),
        ...nodeProblems(lineage.nodes, derived.nodes),
        ...edgeProblems(lineage.edges, derived.edges),
        ...foreignEvidence(report, book.statements),
        ...(0, _required.missingEdges)(book, registry, {
            commit,
            surfaces,
            tier: on
        }).map(({ reason })=>reason)
    ];
}
function verifyLineage(bytes, { report, read }) {
    const lineage = parse(bytes);
    const none = {
        ok: false,
        nodes: 0,
        edges: 0
    };
    if (typeof lineage === 'string') return {
        ...none,
        problems: [
            lineage
        ]
    };
    const counts = {
        nodes: lineage.nodes.length,
        edges: lineage.edges.length
    };
    const shape = (0, _shape.shapeProblems)(lineage);
    const reading = report && (0, _report.readReport)(report);
    if (!reading?.ok) {
        return {
            ok: false,
            ...counts,
            problems: [
                ...shape,
                reading?.reason ?? 'the report is gone'
            ]
        };
    }
    try {
        const problems = [
            ...shape,
            ...contentProblems(lineage, reading.report, read)
        ];
        return {
            ok: problems.length === 0,
            ...counts,
            problems
        };
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        return {
            ok: false,
            ...counts,
            problems: [
                ...shape,
                `${error.message} (${error.place ?? ''})`
            ]
        };
    }
}
