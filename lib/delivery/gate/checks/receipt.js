"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "receiptChecks", {
    enumerable: true,
    get: function() {
        return receiptChecks;
    }
});
const _promotion = require("../../../evidence/receipts/promotion");
const _finding = require("../finding");
function outcome({ book, registry, request, tier, bundles, now }, surface) {
    const bundle = bundles.get(surface);
    if (bundle === undefined) return {
        status: 'missing',
        reason: 'without a bundle there is no receipt of it'
    };
    const question = {
        registry,
        surface,
        toTier: tier.id,
        commit: request.commit,
        bundle,
        now
    };
    const answer = (0, _promotion.verifyPromotionReceipt)(book, question);
    if (!answer.ok) return {
        status: answer.status,
        reason: answer.reason
    };
    const { receiptId, sequence } = answer.receipt.statement.predicate;
    const observed = `${receiptId}, the ${sequence}. of its chain`;
    return {
        status: 'pass',
        reason: 'the tier before has it, soaked',
        observed,
        evidence: [
            answer.receipt.id
        ]
    };
}
function receiptChecks(release) {
    const { promotesFrom, soak } = release.tier;
    const { surfaces, tier } = release.request;
    if (promotesFrom === undefined) {
        const about = {
            id: 'receipt/prerequisite',
            category: 'receipt',
            threshold: 'none',
            fix: ''
        };
        return [
            (0, _finding.finding)(about, {
                status: 'skipped-expected',
                reason: `${tier} is the first tier`
            })
        ];
    }
    return surfaces.map((surface)=>(0, _finding.finding)({
            id: (0, _finding.checkId)('receipt/prerequisite', surface),
            category: 'receipt',
            threshold: `a succeeded receipt of ${promotesFrom} for this commit and bundle, soaked for ${soak}, not superseded`,
            fix: `deploy this bundle to ${promotesFrom} and let it soak`
        }, outcome(release, surface)));
}
