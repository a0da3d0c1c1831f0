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
    get lastSucceeded () {
        return lastSucceeded;
    },
    get receiptChain () {
        return receiptChain;
    },
    get supersededBy () {
        return supersededBy;
    }
});
const _answer = require("../readers/answer");
const _receipt = require("./receipt");
function breakAt(receipt, before) {
    const { sequence, previous } = receipt.statement.predicate;
    const expected = (before?.statement.predicate.sequence ?? 0) + 1;
    if (before && sequence === expected - 1) return `there are two receipts ${sequence}: the chain was forked`;
    if (sequence !== expected) return `the receipt ${expected} is missing`;
    if (previous !== (before?.id ?? null)) return `the receipt ${sequence} does not follow the one before it`;
    if (before && receipt.time.getTime() < before.time.getTime() - _receipt.TIME_TOLERANCE) {
        return `the receipt ${sequence} was signed before the one that it follows`;
    }
    return undefined;
}
function receiptChain(book, surface, tier) {
    const where = `${surface} on ${tier}`;
    const refused = (0, _answer.refusedOf)(book, 'deploy-receipt', {
        surface,
        tier
    });
    if (refused !== undefined) {
        return {
            ok: false,
            status: 'unverified',
            reason: `a receipt of ${where} counts for nothing: ${refused}`
        };
    }
    const receipts = (0, _receipt.receiptsOf)(book, surface, tier);
    for (const [index, receipt] of receipts.entries()){
        const reason = breakAt(receipt, receipts[index - 1]);
        if (reason !== undefined) return {
            ok: false,
            status: 'hard-fail',
            reason: `the chain of ${where}: ${reason}`
        };
    }
    return {
        ok: true,
        receipts
    };
}
function lastSucceeded(receipts) {
    return receipts.filter(({ statement })=>statement.predicate.outcome === 'succeeded').at(-1);
}
function supersededBy(receipt, all) {
    const { sequence, bundleDigest } = receipt.statement.predicate;
    return all.find(({ statement: { predicate } })=>{
        // A bundle that was rolled back on a tier is done with there, whatever was deployed since.
        if (predicate.outcome === 'rolled-back' && predicate.bundleDigest === bundleDigest) return true;
        return predicate.sequence > sequence && (predicate.bundleDigest !== bundleDigest || predicate.outcome !== 'succeeded');
    });
}
