"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "decideRollback", {
    enumerable: true,
    get: function() {
        return decideRollback;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _letsthrough = require("../../evidence/tickets/lets-through");
const _evaluate = require("../gate/evaluate");
const _artifacts = require("../gate/run/artifacts");
const _assemble = require("../gate/run/assemble");
const _beside = require("../gate/run/beside");
const _collect = require("../gate/run/collect");
const _replay = require("../gate/run/replay");
const _derive = require("../lineage/derive");
const _desk = require("./desk");
const _restorability = require("./restorability");
async function decideRollback(desk, { good }, gate, known) {
    const { registry, trust, branch, surface, tier, clock } = desk;
    const { commit = '', bundle = '' } = good.statement.subjects;
    const now = clock.now();
    const restorability = Buffer.from(JSON.stringify((0, _restorability.restorabilityDocument)(known, now)), 'utf8');
    const raw = await (0, _collect.collectInputs)({
        ...{
            kind: 'rollback',
            repository: surface.repository,
            commit,
            tier: tier.id
        },
        ...{
            surfaces: [
                surface.id
            ],
            bundles: {
                [surface.id]: bundle
            },
            stricter: {}
        }
    }, {
        ...gate.sources,
        ...{
            registry,
            trust,
            branch,
            now
        },
        documents: [
            ...gate.documents,
            {
                kind: 'restorability',
                bytes: restorability
            }
        ]
    });
    const inputs = (0, _assemble.assembleInputs)(raw, (0, _replay.originalOf)(raw, gate.read));
    const report = (0, _evaluate.evaluateGate)(inputs);
    const lineage = (0, _derive.deriveLineage)({
        report,
        statements: inputs.book.statements,
        beside: (0, _beside.besideStatements)(raw)
    });
    const folder = (0, _nodepath.resolve)(gate.folder);
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    const files = [
        {
            file: _derive.LINEAGE_FILE,
            bytes: (0, _derive.lineageBytes)(lineage)
        }
    ];
    for (const step of (0, _artifacts.artifactSteps)(folder, raw, report, {
        files,
        kept: (0, _replay.inputsOfOriginal)(raw, gate.read)
    }))step.run();
    if (!(0, _letsthrough.letsThrough)(report, registry, tier.id)) return {
        report,
        signed: undefined
    };
    const statement = {
        kind: 'release-decision',
        subjects: {
            commit,
            bundle,
            bundles: [
                bundle
            ]
        },
        predicate: report
    };
    const [signed] = await (0, _desk.record)(desk, [
        statement
    ], `Decision on the roll-back of ${surface.id} on ${tier.id}`);
    return {
        report,
        signed
    };
}
