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
    get newestAttempt () {
        return newestAttempt;
    },
    get testEvidenceChecks () {
        return testEvidenceChecks;
    },
    get testOutcome () {
        return testOutcome;
    }
});
const _answer = require("../../../evidence/readers/answer");
const _finding = require("../finding");
// What is judged first wins: a failure beside a pass of the same attempt is a failure.
const WORST_FIRST = [
    'unverified',
    'hard-fail',
    'skipped-unexpected',
    'warn',
    'pass'
];
function judge({ predicate, signer }) {
    const { result, counts, runId, attempt } = predicate;
    const { passed, failed, skipped } = counts;
    const observed = `${result}: ${passed} passed, ${failed} failed, ${skipped} skipped (run ${runId}, attempt ${attempt})`;
    const { run } = signer;
    if (run && (run.runId !== runId || run.runAttempt !== attempt)) {
        return {
            status: 'unverified',
            reason: 'it was signed by another run than it names',
            observed
        };
    }
    if (result === 'FAILED' || failed > 0) return {
        status: 'hard-fail',
        reason: `${failed} failed`,
        observed
    };
    if (passed === 0) return {
        status: 'skipped-unexpected',
        reason: 'nothing was tested',
        observed
    };
    if (result === 'WARNED') return {
        status: 'warn',
        reason: 'it passed with warnings',
        observed
    };
    return {
        status: 'pass',
        reason: 'the newest attempt passed',
        observed
    };
}
function newestAttempt(results) {
    const order = ({ predicate: left }, { predicate: right })=>left.runId - right.runId || left.attempt - right.attempt;
    const newest = [
        ...results
    ].sort(order).at(-1);
    return newest ? results.filter((each)=>order(each, newest) === 0) : [];
}
function testOutcome({ book, request, bundles }, surface, check) {
    const { commit } = request;
    const bundle = bundles.get(surface);
    const ofCheck = (0, _answer.entriesOf)(book, 'test-result').filter(({ subjects, predicate })=>subjects.commit === commit && predicate.surface === surface && predicate.checkId === check);
    const own = newestAttempt(ofCheck.filter(({ subjects })=>bundle !== undefined && subjects.bundle === bundle));
    const judged = own.map((result)=>({
            ...judge(result),
            evidence: own.map(({ id })=>id)
        }));
    const worst = WORST_FIRST.flatMap((status)=>judged.filter((each)=>each.status === status)).at(0);
    if (worst) return worst;
    const refused = (0, _answer.refusedOf)(book, 'test-result', {
        commit,
        surface
    });
    if (refused !== undefined) return {
        status: 'unverified',
        reason: `a result of ${surface} counts for nothing: ${refused}`
    };
    if (ofCheck.length > 0) return {
        status: 'missing',
        reason: 'the results of this commit are of other bundles'
    };
    return {
        status: 'missing',
        reason: `there is no result of ${check} for this commit and bundle`
    };
}
function surfaceChecks(release, surface) {
    const asked = release.registry.checks.filter(({ id })=>surface.evidence.includes(id));
    const checks = asked.map(({ id, severity, mode, risk })=>(0, _finding.finding)({
            id: (0, _finding.checkId)(id, surface.id),
            category: 'evidence',
            severity,
            mode,
            threshold: 'passed in its newest attempt, for this commit and bundle',
            fix: `run ${id} on the release commit and add its result (risk: ${risk})`
        }, testOutcome(release, surface.id, id)));
    if (asked.some(({ mode })=>mode === 'blocking')) return checks;
    const none = (0, _finding.finding)({
        id: (0, _finding.checkId)('evidence/any', surface.id),
        category: 'evidence',
        threshold: 'at least one blocking check',
        fix: `name a blocking check in evidence of ${surface.id} in the registry`
    }, {
        status: 'missing',
        reason: `no blocking check looks at ${surface.id}: nothing says that it works`
    });
    return [
        ...checks,
        none
    ];
}
function testEvidenceChecks(release) {
    return release.surfaces.flatMap((surface)=>surfaceChecks(release, surface));
}
