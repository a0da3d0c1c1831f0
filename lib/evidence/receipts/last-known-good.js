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
    get lastKnownGood () {
        return lastKnownGood;
    },
    get restorable () {
        return restorable;
    }
});
const _answer = require("../readers/answer");
const _chain = require("./chain");
const _receipt = require("./receipt");
function restorable(book, surface, tier) {
    const chain = (0, _chain.receiptChain)(book, surface, tier);
    if (!chain.ok) return chain;
    const refused = (0, _answer.refusedOf)(book, 'revocation', {
        surface
    });
    if (refused !== undefined) {
        return {
            ok: false,
            status: 'unverified',
            reason: `a revocation of ${surface} counts for nothing: ${refused}`
        };
    }
    const gone = new Set();
    for (const { statement } of book.statements)if (statement.kind === 'revocation') gone.add(statement.subjects.bundle);
    for (const { statement } of chain.receipts){
        if (statement.predicate.outcome === 'rolled-back') gone.add(statement.predicate.bundleDigest);
    }
    const receipts = chain.receipts.filter((receipt)=>{
        const { outcome, bundleDigest } = receipt.statement.predicate;
        return outcome === 'succeeded' && !gone.has(bundleDigest) && (0, _receipt.contradictionOf)(receipt) === undefined;
    });
    return {
        ok: true,
        receipts: [
            ...receipts
        ].reverse()
    };
}
function lastKnownGood(book, surface, tier, { except } = {}) {
    const found = restorable(book, surface, tier);
    if (!found.ok) return found;
    const receipt = found.receipts.find(({ statement })=>statement.predicate.bundleDigest !== except);
    if (receipt) return {
        ok: true,
        receipt
    };
    return {
        ok: false,
        status: 'missing',
        reason: `there is no good release of ${surface} on ${tier} to go back to`
    };
}
