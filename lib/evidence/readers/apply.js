"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "applyReceiptFor", {
    enumerable: true,
    get: function() {
        return applyReceiptFor;
    }
});
const _answer = require("./answer");
function applyReceiptFor(book, stack, registryDigest) {
    const newest = (0, _answer.newestOf)(book, 'apply-receipt', ({ predicate })=>predicate.stack === stack);
    if (!newest) {
        const refused = (0, _answer.refusedOf)(book, 'apply-receipt');
        if (refused === undefined) return (0, _answer.answer)('missing', `there is no apply receipt of ${stack}`);
        return (0, _answer.answer)('unverified', `there is no apply receipt of ${stack} that holds: ${refused}`);
    }
    const { outcome, readBack, finishedAt, registryDigest: applied } = newest.predicate;
    if (outcome !== 'succeeded') return (0, _answer.answer)('hard-fail', `the apply of ${stack} at ${finishedAt} failed`, [
        newest
    ]);
    if (readBack?.verdict === 'different') {
        return (0, _answer.answer)('hard-fail', `the apply of ${stack} at ${finishedAt} was read back different`, [
            newest
        ]);
    }
    if (applied !== registryDigest) {
        return (0, _answer.answer)('stale', `the apply of ${stack} at ${finishedAt} was of another registry`, [
            newest
        ]);
    }
    if (readBack?.verdict !== 'verified') {
        return (0, _answer.answer)('unverified', `the apply of ${stack} at ${finishedAt} was not read back`, [
            newest
        ]);
    }
    return (0, _answer.answer)('pass', `${stack} was applied at ${finishedAt} and read back`, [
        newest
    ]);
}
