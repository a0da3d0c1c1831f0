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
    get RESTORABLE_FRESH () {
        return RESTORABLE_FRESH;
    },
    get drillChecks () {
        return drillChecks;
    },
    get restorableOutcome () {
        return restorableOutcome;
    }
});
const _drill = require("../../../evidence/readers/drill");
const _chain = require("../../../evidence/receipts/chain");
const _lastknowngood = require("../../../evidence/receipts/last-known-good");
const _finding = require("../finding");
const RESTORABLE_FRESH = 24 * 3_600_000;
function restorableOutcome({ restorability, request, now }, receipt) {
    const { surface, sequence } = receipt.statement.predicate;
    const found = (restorability?.targets ?? []).filter((each)=>each.surface === surface && each.tier === request.tier && each.receipt === receipt.id);
    const evidence = [
        receipt.id
    ];
    if (found.length === 0) return {
        status: 'unverified',
        reason: `nobody looked whether receipt ${sequence} can be restored`,
        evidence
    };
    const age = Math.max(...found.map(({ checkedAt })=>Math.abs(now.getTime() - Date.parse(checkedAt))));
    if (!(age <= RESTORABLE_FRESH)) return {
        status: 'stale',
        reason: 'it was looked at more than 24 hours ago',
        evidence
    };
    if (!found.every(({ restorable })=>restorable)) {
        return {
            status: 'hard-fail',
            reason: `the deploy of receipt ${sequence} cannot be restored any more`,
            evidence
        };
    }
    return {
        status: 'pass',
        reason: `the deploy of receipt ${sequence} can be restored`,
        evidence
    };
}
function lastGood(release, surface) {
    const { book, request, tier, now } = release;
    const chain = (0, _chain.receiptChain)(book, surface, tier.id);
    if (!chain.ok) return {
        status: chain.status,
        reason: chain.reason
    };
    const good = (0, _lastknowngood.lastKnownGood)(book, surface, tier.id);
    if (good.ok) return good.receipt;
    if ((0, _chain.lastSucceeded)(chain.receipts)) return {
        status: good.status,
        reason: good.reason
    };
    const drilled = (0, _drill.freshDrill)(book, surface, tier.id, now);
    // A drill restored something: where its receipt is not, history is not whole.
    if (drilled.status !== 'missing') return {
        ...drilled,
        status: 'unverified',
        reason: 'a drill, but no receipt that it restored'
    };
    if (request.evidence.head === null || request.evidence.problem) {
        return {
            status: 'unverified',
            reason: 'whether there was a receipt is not known'
        };
    }
    return {
        status: 'skipped-expected',
        reason: `nothing has succeeded on ${tier.id} yet: there is nothing to roll back to`
    };
}
function drillChecks(release) {
    const { tier, request, book, now } = release;
    if (!tier.gate.requires.includes('drill')) return [];
    return request.surfaces.flatMap((surface)=>{
        const last = lastGood(release, surface);
        const isReceipt = 'statement' in last;
        return [
            (0, _finding.finding)({
                id: (0, _finding.checkId)('drill/rollback', surface),
                category: 'drill',
                severity: 'high',
                threshold: 'a rollback drill that passed in the last 30 days',
                fix: `causeway rollback drill --surface ${surface} --tier ${tier.id}`
            }, isReceipt ? (0, _drill.freshDrill)(book, surface, tier.id, now) : last),
            (0, _finding.finding)({
                id: (0, _finding.checkId)('drill/restorable', surface),
                category: 'drill',
                threshold: 'the last known good can be restored, looked at in the last 24 hours',
                fix: `causeway lkg --surface ${surface} --tier ${tier.id}, and hand its answer over (--restorability)`
            }, isReceipt ? restorableOutcome(release, last) : last)
        ];
    });
}
