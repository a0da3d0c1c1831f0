"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "prerequisiteRefusal", {
    enumerable: true,
    get: function() {
        return prerequisiteRefusal;
    }
});
const _promotion = require("../receipts/promotion");
const _receipt = require("../receipts/receipt");
// What was deployed to the tier before since the ticket was signed takes nothing from it; that its own bundle was rolled
// back there does.
function asOf(book, { time, statement: { subjects, predicate } }, from) {
    const statements = book.statements.filter((each)=>{
        if (!(0, _receipt.isReceipt)(each) || each.time.getTime() <= time.getTime()) return true;
        const its = each.statement.predicate;
        if (its.surface !== predicate.surface || its.tier !== from) return true;
        return its.outcome === 'rolled-back' && its.bundleDigest === subjects.bundle;
    });
    return {
        ...book,
        statements
    };
}
function prerequisiteRefusal(book, ticket, { registry, tier }) {
    const { subjects, predicate } = ticket.statement;
    const { commit = '', bundle = '' } = subjects;
    const question = {
        registry,
        surface: predicate.surface,
        toTier: tier.id,
        commit,
        bundle,
        now: ticket.time
    };
    const found = (0, _promotion.verifyPromotionReceipt)(asOf(book, ticket, tier.promotesFrom ?? ''), question);
    return found.ok ? undefined : found.reason;
}
