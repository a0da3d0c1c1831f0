"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "watchedRelease", {
    enumerable: true,
    get: function() {
        return watchedRelease;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _choose = require("../rollback/choose");
const _prove = require("../rollback/prove");
async function watchedRelease(book, { surface, tier }, reach) {
    const chain = (0, _chain.receiptChain)(book, surface, tier);
    if (!chain.ok) return chain;
    const receipt = chain.receipts.at(-1);
    if (!receipt) return {
        ok: false,
        reason: `nothing was ever deployed: ${surface} on ${tier} has no receipt`
    };
    const { outcome, receiptId } = receipt.statement.predicate;
    if (outcome !== 'succeeded') return {
        ok: false,
        reason: `the newest receipt, ${receiptId}, says ${outcome}`
    };
    const target = await reach();
    const served = target.hasOwnAddresses ? (0, _choose.originOf)(receipt, chain.receipts) : receipt;
    if (!served) return {
        ok: false,
        reason: `the deploy that brought ${receiptId} has no receipt`
    };
    return {
        ok: true,
        receipt,
        marker: (0, _prove.markerOf)(served),
        url: target.liveUrl
    };
}
