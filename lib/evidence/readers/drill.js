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
    get DRILL_FRESH () {
        return DRILL_FRESH;
    },
    get freshDrill () {
        return freshDrill;
    }
});
const _answer = require("./answer");
const DRILL_FRESH = 30 * 86_400_000;
function freshDrill(book, surface, tier, now) {
    const isHere = (each)=>each.surface === surface && each.tier === tier;
    const newest = (0, _answer.newestOf)(book, 'drill', ({ predicate })=>isHere(predicate));
    if (!newest) return (0, _answer.nothingFound)(book, 'drill', {
        surface,
        tier
    }, `drill of ${surface} on ${tier}`);
    const { result, finishedAt, restored } = newest.predicate;
    if (result !== 'PASSED') return (0, _answer.answer)('hard-fail', `the newest drill of ${surface} on ${tier} failed`, [
        newest
    ]);
    const at = (0, _answer.happenedAt)(newest, finishedAt);
    if (Number.isNaN(at)) return (0, _answer.answer)('unverified', 'the drill says that it ended after it was signed', [
        newest
    ]);
    if (now.getTime() - at > DRILL_FRESH) {
        return (0, _answer.answer)('stale', `the newest drill of ${surface} on ${tier} ended at ${finishedAt}`, [
            newest
        ]);
    }
    const receipt = (0, _answer.newestOf)(book, 'deploy-receipt', ({ id })=>id === restored);
    if (!receipt || !isHere(receipt.predicate) || receipt.predicate.bundleDigest !== newest.subjects.bundle) {
        return (0, _answer.answer)('unverified', `the receipt that the drill restored is none of ${surface} on ${tier}`, [
            newest
        ]);
    }
    return (0, _answer.answer)('pass', `the drill of ${finishedAt} restored ${receipt.predicate.receiptId}`, [
        newest,
        receipt
    ]);
}
