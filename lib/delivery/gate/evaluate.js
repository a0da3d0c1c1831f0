"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "evaluateGate", {
    enumerable: true,
    get: function() {
        return evaluateGate;
    }
});
const _decision = require("../../evidence/statement/predicates/decision");
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _blocking = require("./blocking");
const _bundles = require("./bundles");
const _required = require("./checks/required");
const _families = require("./families");
const _finding = require("./finding");
const _relevant = require("./relevant");
const _report = require("./report");
const _waive = require("./waive");
function releaseOf(inputs) {
    const { request, registry, book } = inputs;
    const tier = (0, _selectors.findTier)(registry, request.tier);
    if (!tier) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${request.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    const bundles = request.surfaces.flatMap((surface)=>{
        const bundle = (0, _bundles.bundleOf)(book, request, surface);
        return bundle === undefined ? [] : [
            [
                surface,
                bundle
            ]
        ];
    });
    return {
        ...inputs,
        tier,
        surfaces: registry.surfaces.filter(({ id })=>request.surfaces.includes(id)),
        bundles: new Map(bundles),
        now: new Date(request.evaluatedAt)
    };
}
// Where no check blocks, nothing was proven.
function orNothing(checks) {
    if (checks.some(({ mode, status })=>mode === 'blocking' && status !== 'skipped-expected')) return checks;
    return [
        ...checks,
        {
            ...{
                id: 'registry/none',
                category: 'registry',
                severity: 'critical',
                mode: 'blocking',
                status: 'missing'
            },
            ...{
                observed: 'none',
                threshold: 'at least one blocking check',
                evidence: []
            },
            ...{
                reason: 'no blocking check was made',
                fix: 'ask for evidence in the registry'
            }
        }
    ];
}
function inOrder(checks) {
    const place = ({ category })=>String(_finding.CATEGORIES.indexOf(category)).padStart(3, '0');
    return (0, _sorted.sortedBy)(checks, (check)=>`${place(check)} ${check.id} ${JSON.stringify(check)}`);
}
function inputsOf({ book, documents }) {
    const signed = book.statements.map(({ id, statement, path, signer })=>({
            ...{
                id,
                kind: statement.kind,
                digest: (0, _relevant.fileDigest)(path),
                signer: signer.id,
                verified: true
            }
        }));
    const read = documents.map((each)=>({
            ...each,
            verified: each.signer !== null
        }));
    return [
        ...(0, _sorted.sortedBy)([
            ...read,
            ...signed
        ], ({ kind, id, digest })=>`${kind} ${id} ${digest}`)
    ];
}
function countsOf(checks) {
    const count = (status)=>checks.filter((check)=>check.status === status).length;
    return Object.fromEntries(_decision.CheckStatus.options.map((status)=>[
            status,
            count(status)
        ]));
}
function releaseHead({ request, registry, tier, bundles, registryDigest, slo }) {
    const { name } = (0, _selectors.repositoryOf)(registry, request.repository);
    return {
        release: {
            repository: `${registry.organization.login}/${name}`,
            commit: request.commit,
            fromTier: tier.promotesFrom ?? null,
            toTier: tier.id,
            bundles: [
                ...bundles
            ].map(([surface, digest])=>({
                    surface,
                    digest
                }))
        },
        evaluatedAt: request.evaluatedAt,
        evidenceHead: request.evidence.head,
        policy: slo?.policy ?? null,
        registry: {
            commit: request.registry.commit,
            digest: registryDigest
        }
    };
}
function evaluateGate(inputs) {
    const release = releaseOf(inputs);
    const { request, tier } = release;
    const profile = request.stricter.profile ?? tier.gate.profile;
    const found = orNothing(_families.FAMILIES[request.kind].flatMap((family)=>family(release)));
    const waived = inOrder(found).map((check)=>(0, _waive.waive)(check, inputs, profile));
    const uses = waived.flatMap(({ use })=>use ?? []);
    const used = uses.map(({ waiverId })=>waiverId);
    const notes = request.kind === 'rollback' ? [] : (0, _required.notesWaiverChecks)(release, used);
    const checks = [
        ...inOrder([
            ...waived.map(({ check })=>check),
            ...notes
        ])
    ];
    const blockers = checks.filter((check)=>(0, _blocking.isBlocker)(check, profile));
    const undigested = {
        schema: 'urn:causeway:gate-report:v1',
        decision: blockers.length === 0 ? 'go' : 'no-go',
        kind: request.kind,
        profile,
        mode: request.stricter.mode ?? tier.gate.mode,
        ...releaseHead(release),
        inputs: inputsOf(release),
        checks,
        waivers: uses,
        blockers: blockers.map(({ id })=>id),
        nextActions: [
            ...new Set(blockers.map(({ fix })=>fix))
        ].filter((fix)=>fix !== ''),
        counts: countsOf(checks),
        evaluator: request.evaluator,
        decisionDigest: ''
    };
    return {
        ...undigested,
        decisionDigest: (0, _report.decisionDigestOf)(undigested)
    };
}
