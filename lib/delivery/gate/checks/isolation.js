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
    get isolationChecks () {
        return isolationChecks;
    },
    get signedFacts () {
        return signedFacts;
    }
});
const _answer = require("../../../evidence/readers/answer");
const _facts = require("../../../live/isolation/facts");
const _lint = require("../../../live/isolation/lint");
const _matrix = require("../../../live/isolation/matrix");
const _finding = require("../finding");
function signedFacts({ book, isolationFacts }) {
    const fingerprints = (0, _answer.entriesOf)(book, 'secret-fingerprint').flatMap(({ subjects, predicate })=>subjects.fingerprint === undefined || (0, _answer.refusedOf)(book, 'secret-fingerprint', predicate) !== undefined ? [] : [
            [
                `${predicate.surface}/${predicate.tier}/${predicate.secret}`,
                (0, _facts.fingerprintFact)(predicate.key, subjects.fingerprint)
            ]
        ]);
    return {
        ...isolationFacts,
        fingerprints: Object.fromEntries(fingerprints)
    };
}
function judge(verdicts) {
    const list = (wanted)=>verdicts.filter(({ verdict })=>verdict === wanted);
    const shown = (found)=>found.map(({ what, proof })=>`${what}: ${proof}`).join('; ');
    const observed = `${list('allowed').length} apart, ${list('denied').length} not, ${list('unverified').length} unverified`;
    if (list('denied').length > 0) return {
        status: 'hard-fail',
        reason: shown(list('denied')),
        observed
    };
    if (list('allowed').length < verdicts.length) {
        return {
            status: 'unverified',
            reason: shown(verdicts.filter(({ verdict })=>verdict !== 'allowed')),
            observed
        };
    }
    if (verdicts.length === 0) return {
        status: 'skipped-expected',
        reason: 'there is nothing to be told apart'
    };
    return {
        status: 'pass',
        reason: 'all that was compared is apart',
        observed
    };
}
function lintChecks(release) {
    const { enabled, findings } = (0, _lint.isolationLint)(release.registry, signedFacts(release));
    if (!enabled) return [];
    const about = {
        id: 'isolation/lint',
        category: 'isolation',
        threshold: 'nothing denied, nothing unverified',
        fix: 'causeway isolation lint says what tiers and surfaces share; record fingerprints with causeway secrets rotate'
    };
    return [
        (0, _finding.finding)(about, judge(findings.map((each)=>({
                ...each,
                what: `${each.rule} ${each.subject}`
            }))))
    ];
}
function matrixChecks(release) {
    const { registry, request, tier } = release;
    if (!tier.gate.requires.includes('isolation-matrix')) return [];
    const cohort = (0, _matrix.targetCohort)(registry);
    const { cells, coverage } = (0, _matrix.isolationMatrix)(registry, signedFacts(release), cohort);
    const ours = new Set(request.surfaces);
    const isOurs = (id)=>ours.has(id);
    const own = cells.filter(({ tier: on, left, right })=>on === tier.id && (isOurs(left) || isOurs(right))).map((cell)=>({
            ...cell,
            what: `${cell.left} and ${cell.right}, ${cell.aspect}`
        }));
    const outside = [
        ...coverage.beyond,
        ...coverage.unassigned
    ].filter(isOurs).map((id)=>({
            verdict: 'unverified',
            proof: `in no cohort up to ${cohort}`,
            what: id
        }));
    const about = {
        id: 'isolation/matrix',
        category: 'isolation',
        threshold: `every pair with a surface of this release apart, in cohorts up to ${cohort}`,
        fix: 'causeway isolation matrix says which cells are denied or unverified'
    };
    return [
        (0, _finding.finding)(about, judge([
            ...own,
            ...outside
        ]))
    ];
}
function isolationChecks(release) {
    return [
        ...lintChecks(release),
        ...matrixChecks(release)
    ];
}
