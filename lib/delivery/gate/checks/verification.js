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
    get readBackChecks () {
        return readBackChecks;
    },
    get verificationChecks () {
        return verificationChecks;
    }
});
const _apply = require("../../../evidence/readers/apply");
const _verification = require("../../../evidence/readers/verification");
const _finding = require("../finding");
const _stacks = require("../stacks");
const BEST_FIRST = [
    'pass',
    'hard-fail',
    'unverified',
    'stale',
    'missing'
];
/** Of a tier's stack and its group's: what was seen of either; a difference in one is not mended by the other. */ function together(answers) {
    const seen = answers.filter(({ status })=>status !== 'missing');
    const wrong = seen.find(({ status })=>status === 'hard-fail');
    const best = BEST_FIRST.flatMap((status)=>answers.filter((answer)=>answer.status === status))[0];
    return wrong ?? best ?? {
        status: 'missing',
        reason: 'no stack was looked at',
        evidence: []
    };
}
/** What live verification of this very job found; it can only make a yes a no. */ function liveChecks({ live }) {
    return live.map(({ name, severity = 'critical', threshold, fix, ...outcome })=>(0, _finding.finding)({
            id: name,
            category: 'verification',
            severity,
            threshold,
            fix
        }, outcome));
}
function readBackChecks(release) {
    const { registry, registryDigest, book, request, now } = release;
    const stacks = (0, _stacks.stacksOf)(registry, request.repository, request.tier).map((names)=>(0, _finding.finding)({
            id: `verification/${names[0]}`,
            category: 'verification',
            threshold: 'live verification against this registry in the last 24 hours, without a difference',
            fix: `causeway live verify (${names[0]}), signed by the live job; then causeway evidence push`
        }, together(names.map((stack)=>(0, _verification.freshVerification)(book, stack, registryDigest, now)))));
    return [
        ...stacks,
        ...liveChecks(release)
    ];
}
function verificationChecks(release) {
    const { registry, registryDigest, book, request, tier } = release;
    if (!tier.gate.requires.includes('ruleset-verification')) return liveChecks(release);
    const applied = (0, _stacks.stacksOf)(registry, request.repository, request.tier).map((names)=>(0, _finding.finding)({
            id: `verification/applied-${names[0]}`,
            category: 'verification',
            severity: 'high',
            threshold: 'the newest apply was of this registry and was read back without a difference',
            fix: `apply the stack ${names[0]} from the default branch`
        }, together(names.map((stack)=>(0, _apply.applyReceiptFor)(book, stack, registryDigest)))));
    return [
        ...readBackChecks(release),
        ...applied
    ];
}
