"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "verifyPromotionReceipt", {
    enumerable: true,
    get: function() {
        return verifyPromotionReceipt;
    }
});
const _selectors = require("../../registry/selectors");
const _answer = require("../readers/answer");
const _receipt = require("./receipt");
const _verify = require("./verify");
function verifyPromotionReceipt(book, question) {
    const { registry, surface, toTier, commit, bundle } = question;
    const no = (reason)=>({
            ok: false,
            status: 'hard-fail',
            reason
        });
    const tier = (0, _selectors.findTier)(registry, toTier);
    if (!tier) return no(`there is no tier ${toTier}`);
    const from = tier.promotesFrom;
    if (from === undefined) return no(`nothing is promoted to ${toTier}: it is the first tier`);
    // A file there that counts for nothing may be the newest receipt of all.
    const refused = (0, _answer.refusedOf)(book, 'deploy-receipt', {
        surface,
        tier: from
    });
    if (refused !== undefined) {
        return {
            ok: false,
            status: 'unverified',
            reason: `a receipt of ${surface} on ${from} counts for nothing: ${refused}`
        };
    }
    const ofCommit = (0, _receipt.receiptsOf)(book, surface, from).filter(({ statement })=>statement.subjects.commit === commit);
    const newest = ofCommit.filter(({ statement })=>statement.subjects.bundle === bundle).at(-1);
    if (newest) return (0, _verify.verifyReceipt)(newest, book, question);
    const about = `${surface} on ${from} for the commit ${commit}`;
    const reason = ofCommit.length > 0 ? `the receipts of ${about} are of other bundles` : `there is no receipt of ${about}`;
    return {
        ok: false,
        status: 'missing',
        reason
    };
}
