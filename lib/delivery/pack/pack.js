"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "packEvidence", {
    enumerable: true,
    get: function() {
        return packEvidence;
    }
});
const _nodecrypto = require("node:crypto");
const _container = require("../bundle/container");
const _store = require("../gate/run/store");
function sha256(bytes) {
    return (0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex');
}
// Of the release: what lies under its commit, and what its report rests on without having a commit (drills, incidents).
function isOfRelease({ path, id }, commit, named) {
    return path.startsWith(`evidence/${commit}/`) || named.has(id);
}
function namedBy({ inputs, checks }) {
    return new Set([
        ...inputs.flatMap(({ id, digest })=>[
                id,
                digest
            ]),
        ...checks.flatMap(({ evidence })=>evidence)
    ]);
}
function waiverFilesOf({ waivers }, files) {
    const ids = waivers.map(({ waiverId })=>waiverId);
    return [
        ...files
    ].filter(([name])=>ids.includes(name.split('.')[0] ?? ''));
}
function packEvidence({ commit, book, files, report, inputs, lineage, notes, waivers }) {
    const named = namedBy(report.value);
    const paths = new Set(book.statements.filter((each)=>isOfRelease(each, commit, named)).map(({ path })=>path));
    const contents = new Map([
        [
            'artifacts/release_lineage.json',
            lineage
        ],
        [
            'artifacts/release_readiness_gate_report.json',
            report.bytes
        ],
        ...[
            ...inputs
        ].map(([digest, bytes])=>[
                `artifacts/${_store.INPUTS_FOLDER}/${(0, _store.inputFileName)(digest)}`,
                bytes
            ]),
        [
            'release-notes.md',
            notes
        ],
        ...files.filter(({ path })=>paths.has(path)).map(({ path, bytes })=>[
                path,
                bytes
            ]),
        ...waiverFilesOf(report.value, waivers).map(([name, bytes])=>[
                `waivers/${name}`,
                bytes
            ])
    ]);
    const sorted = [
        ...contents
    ].sort(([left], [right])=>left < right ? -1 : 1);
    const manifest = {
        schema: 'urn:causeway:evidence-pack:v1',
        commit,
        decision: report.value.decision,
        decisionDigest: report.value.decisionDigest,
        evidenceHead: book.head,
        files: sorted.map(([path, bytes])=>({
                path,
                sha256: sha256(bytes),
                size: bytes.length
            })),
        refused: book.refused.filter(({ path })=>path.startsWith(`evidence/${commit}/`))
    };
    const all = [
        ...sorted,
        [
            'manifest.json',
            Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
        ]
    ];
    const sums = all.map(([path, bytes])=>`${sha256(bytes)}  ${path}\n`).join('');
    const entries = [
        ...all,
        [
            'SHA256SUMS',
            Buffer.from(sums)
        ]
    ].map(([path, bytes])=>[
            path,
            {
                mode: '0644',
                bytes
            }
        ]);
    const container = (0, _container.packContainer)(new Map(entries));
    return {
        container,
        digest: `sha256:${sha256(container)}`,
        manifest
    };
}
