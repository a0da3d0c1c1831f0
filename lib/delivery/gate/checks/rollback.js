"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rollbackChecks", {
    enumerable: true,
    get: function() {
        return rollbackChecks;
    }
});
const _answer = require("../../../evidence/readers/answer");
const _verification = require("../../../evidence/readers/verification");
const _chain = require("../../../evidence/receipts/chain");
const _lastknowngood = require("../../../evidence/receipts/last-known-good");
const _finding = require("../finding");
const _drill = require("./drill");
const _fresh = require("./fresh");
const _original = require("./original");
const _testevidence = require("./test-evidence");
const _verification1 = require("./verification");
/** The checks whose fresh results say that what is restored works. */ const RESTORED = [
    'smoke',
    'canary'
];
function targetOf({ book, request, tier, bundles }, surface) {
    const found = (0, _lastknowngood.restorable)(book, surface, tier.id);
    if (!found.ok) return {
        status: found.status,
        reason: found.reason
    };
    const receipt = found.receipts.find(({ statement: { subjects } })=>subjects.commit === request.commit && subjects.bundle === bundles.get(surface));
    if (!receipt) {
        const reason = `the bundle never succeeded on ${tier.id}, or was rolled back or revoked: it is no last known good`;
        return {
            status: 'hard-fail',
            reason
        };
    }
    const chain = (0, _chain.receiptChain)(book, surface, tier.id);
    const newest = chain.ok ? chain.receipts.at(-1)?.statement.predicate : undefined;
    // What a roll-back has restored is asked about again: it was judged by what was there before.
    const isAgain = newest?.cause === 'rollback' && newest.bundleDigest === bundles.get(surface);
    const live = newest?.outcome === 'succeeded' && !isAgain ? newest.bundleDigest : undefined;
    const best = (0, _lastknowngood.lastKnownGood)(book, surface, tier.id, {
        except: live
    });
    const { subjects } = receipt.statement;
    return {
        receipt,
        isNewest: best.ok && best.receipt.statement.subjects.bundle === subjects.bundle
    };
}
function targetOutcome(target) {
    if (!target.receipt) return target;
    const { receiptId } = target.receipt.statement.predicate;
    const reason = target.isNewest ? 'it is the newest last known good' : 'it is a known good one, older than the newest';
    return {
        status: 'pass',
        reason,
        observed: receiptId,
        evidence: [
            target.receipt.id
        ]
    };
}
function approvalsOutcome({ book, request, tier, bundles }, surface) {
    const quorum = tier.approval?.quorum ?? 1;
    const approvals = (0, _answer.entriesOf)(book, 'approval').filter(({ subjects, predicate, time })=>predicate.state === 'approved' && predicate.tier === tier.id && subjects.commit === request.commit && (tier.approval?.mode === 'commit' || predicate.surface === surface && subjects.bundle === bundles.get(surface)) && (0, _fresh.fresh)(time, request.evaluatedAt));
    const people = new Set(approvals.map(({ predicate })=>predicate.userId));
    const observed = `${people.size} of ${quorum}`;
    const evidence = approvals.map(({ id })=>id);
    if (people.size >= quorum) return {
        status: 'pass',
        reason: 'enough people approved',
        observed,
        evidence
    };
    return {
        status: 'missing',
        reason: 'an older release than the last known good needs the full approvals',
        observed,
        evidence
    };
}
function freshResult(release, surface, check) {
    const outcome = (0, _testevidence.testOutcome)(release, surface, check);
    if (outcome.status !== 'pass') return outcome;
    const times = (0, _answer.entriesOf)(release.book, 'test-result').filter(({ id })=>outcome.evidence?.includes(id) === true);
    const isFresh = times.length > 0 && times.every(({ time })=>(0, _fresh.fresh)(time, release.request.evaluatedAt));
    return isFresh ? outcome : {
        ...outcome,
        status: 'stale',
        reason: 'it is older than an hour'
    };
}
function surfaceChecks(release, surface) {
    const about = (name, threshold, fix)=>({
            id: (0, _finding.checkId)(`rollback/${name}`, surface),
            category: 'rollback',
            threshold,
            fix
        });
    const target = targetOf(release, surface);
    const known = 'a bundle that succeeded here and was neither rolled back nor revoked';
    const checks = [
        (0, _finding.finding)(about('target', known, `causeway lkg --surface ${surface} --tier ${release.tier.id}`), targetOutcome(target)),
        ...RESTORED.map((check)=>(0, _finding.finding)(about(check, 'passed in the last hour, for this bundle', `run the ${check} check on the deploy that is restored`), freshResult(release, surface, check)))
    ];
    if (!target.receipt) return checks;
    const restored = about('restorable', 'can be restored, looked at in the last 24 hours', 'choose another release');
    checks.push((0, _finding.finding)(restored, (0, _drill.restorableOutcome)(release, target.receipt)));
    if (target.isNewest) return checks;
    const people = about('approvals', 'the approvals of a promotion', 'go back to the newest, or have it approved');
    return [
        ...checks,
        (0, _finding.finding)(people, approvalsOutcome(release, surface))
    ];
}
function freshReadBack(release) {
    const { book, request } = release;
    const times = (0, _verification.readingTimes)(book);
    return (0, _verification1.readBackChecks)(release).map((check)=>{
        const isFresh = check.evidence.every((id)=>(0, _fresh.fresh)(new Date(times.get(id) ?? Number.NaN), request.evaluatedAt));
        if (check.status !== 'pass' || isFresh) return check;
        return {
            ...check,
            status: 'stale',
            reason: 'it was read back more than an hour ago',
            fix: 'read back again'
        };
    });
}
function rollbackChecks(release) {
    return [
        ...release.request.surfaces.flatMap((surface)=>surfaceChecks(release, surface)),
        ...(0, _original.originalChecks)(release),
        ...freshReadBack(release)
    ];
}
