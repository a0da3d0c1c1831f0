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
    get LINEAGE_FILE () {
        return LINEAGE_FILE;
    },
    get deriveLineage () {
        return deriveLineage;
    },
    get lineageBytes () {
        return lineageBytes;
    }
});
const _sorted = require("../../plan/sorted");
const _digest = require("../../registry/digest");
const _report = require("../gate/report");
const _store = require("../gate/run/store");
const _edges = require("./edges");
const NODE_KINDS = {
    'release-bundle': 'artifact',
    'deploy-receipt': 'receipt',
    'apply-receipt': 'receipt',
    approval: 'approval',
    checklist: 'approval',
    'waiver-approval': 'approval',
    waiver: 'waiver',
    'release-decision': 'decision',
    'original-report': 'decision',
    registry: 'registry',
    'trusted-root': 'policy',
    'slo-policy': 'policy'
};
function kindOf(kind) {
    if (kind.startsWith('waiver/')) return kind.includes('.approval-') ? 'approval' : 'waiver';
    return NODE_KINDS[kind] ?? 'input';
}
function nameOf(kind, found) {
    if (!found) return kind;
    const { predicate } = found.statement;
    const parts = [
        'checkId' in predicate ? predicate.checkId : undefined,
        'receiptId' in predicate ? predicate.receiptId : undefined,
        'waiverId' in predicate ? predicate.waiverId : undefined,
        'stack' in predicate ? predicate.stack : undefined,
        'surface' in predicate ? predicate.surface : undefined,
        'tier' in predicate ? predicate.tier : undefined
    ].filter((part)=>part !== undefined);
    return [
        kind,
        ...parts
    ].join(' ');
}
function inputNodes({ report, statements, beside }) {
    const byId = new Map([
        ...statements,
        ...beside
    ].map((each)=>[
            each.id,
            each
        ]));
    return report.inputs.map(({ id, kind, digest })=>({
            ...{
                id,
                kind: kindOf(kind),
                name: nameOf(kind, byId.get(id))
            },
            uri: `${_store.INPUTS_FOLDER}/${(0, _store.inputFileName)(digest)}`,
            digest
        }));
}
function namedNodes({ report, statements }) {
    const commits = new Set([
        report.release.commit,
        ...statements.flatMap(({ statement })=>statement.subjects.commit ?? [])
    ]);
    const bundles = new Map(report.release.bundles.map(({ surface, digest })=>[
            digest,
            surface
        ]));
    for (const { statement } of statements){
        const { bundle } = statement.subjects;
        if (bundle !== undefined && !bundles.has(bundle)) bundles.set(bundle, 'of before');
    }
    const ofCommits = [
        ...commits
    ].map((commit)=>{
        const id = (0, _edges.commitNodeId)(commit);
        return {
            id,
            kind: 'input',
            name: `commit ${commit.slice(0, 12)}`,
            uri: `git:${commit}`,
            digest: id
        };
    });
    const ofBundles = [
        ...bundles
    ].map(([id, name])=>({
            id,
            kind: 'bundle',
            name: `bundle ${name}`,
            uri: `bundle:${id}`,
            digest: id
        }));
    return [
        ...ofCommits,
        ...ofBundles
    ];
}
function checkNodes({ checks }) {
    return checks.map((check, index)=>{
        const id = (0, _digest.canonicalDigest)(check);
        return {
            id,
            kind: 'check',
            name: check.id,
            uri: `${_report.REPORT_FILE}#/checks/${index}`,
            digest: id
        };
    });
}
function decisionEdges(report) {
    const root = report.decisionDigest;
    const edge = (from, to, rel)=>({
            from,
            to,
            rel,
            declaredBy: root
        });
    return [
        ...report.inputs.map(({ id })=>edge(root, id, 'consumes')),
        ...report.release.bundles.map(({ digest })=>edge(root, digest, 'decides')),
        edge(root, (0, _edges.commitNodeId)(report.release.commit), 'decides'),
        ...report.checks.flatMap((check)=>{
            const id = (0, _digest.canonicalDigest)(check);
            return [
                edge(root, id, 'decides'),
                ...check.evidence.map((to)=>edge(id, to, 'verifies'))
            ];
        })
    ];
}
function once(items, key) {
    return (0, _sorted.sortedBy)(new Map(items.map((item)=>[
            key(item),
            item
        ])).values(), key);
}
function deriveLineage(source) {
    const { report } = source;
    const root = {
        id: report.decisionDigest,
        kind: 'decision',
        name: `${report.decision}: ${report.kind} to ${report.release.toTier}`,
        uri: _report.REPORT_FILE,
        digest: (0, _report.bytesDigest)((0, _report.reportBytes)(report))
    };
    const nodes = once([
        root,
        ...checkNodes(report),
        ...namedNodes(source),
        ...inputNodes(source)
    ], ({ id })=>id);
    const known = new Set(nodes.map(({ id })=>id));
    // An approval names the waiver's file, not its statement.
    const byDigest = new Map(report.inputs.map(({ id, digest })=>[
            digest,
            id
        ]));
    const nodeOf = (name)=>known.has(name) ? name : byDigest.get(name);
    const declared = [
        ...source.statements,
        ...source.beside
    ].filter(({ id })=>known.has(id)).flatMap(({ id, statement })=>(0, _edges.edgesOf)(statement).flatMap(({ to: name, rel })=>{
            const to = nodeOf(name);
            return to === undefined || to === id ? [] : [
                {
                    from: id,
                    to,
                    rel,
                    declaredBy: id
                }
            ];
        }));
    const edges = once([
        ...decisionEdges(report),
        ...declared
    ], (edge)=>`${edge.from} ${edge.to} ${edge.rel} ${edge.declaredBy}`);
    return {
        schema: 'urn:causeway:lineage:v1',
        root: root.id,
        nodes: [
            ...nodes
        ],
        edges: [
            ...edges
        ]
    };
}
function lineageBytes(lineage) {
    return Buffer.from(`${JSON.stringify(lineage, null, 2)}\n`, 'utf8');
}
const LINEAGE_FILE = 'release_lineage.json';
