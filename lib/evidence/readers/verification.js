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
    get VERIFICATION_FRESH () {
        return VERIFICATION_FRESH;
    },
    get freshVerification () {
        return freshVerification;
    },
    get readingTimes () {
        return readingTimes;
    }
});
const _answer = require("./answer");
const VERIFICATION_FRESH = 24 * 3_600_000;
function freshProof(book, stack, now) {
    return (0, _answer.newestOf)(book, 'manual-proof', (entry)=>{
        const { predicate, signer } = entry;
        const at = (0, _answer.happenedAt)(entry, predicate.at);
        return predicate.stack === stack && predicate.person === signer.person && now.getTime() - at <= VERIFICATION_FRESH;
    });
}
function readingTimes(book) {
    const times = new Map();
    for (const each of (0, _answer.entriesOf)(book, 'ruleset-verification'))times.set(each.id, (0, _answer.happenedAt)(each, each.predicate.readAt));
    for (const each of (0, _answer.entriesOf)(book, 'manual-proof'))times.set(each.id, (0, _answer.happenedAt)(each, each.predicate.at));
    return times;
}
function freshVerification(book, stack, registryDigest, now) {
    const newest = (0, _answer.newestOf)(book, 'ruleset-verification', ({ predicate })=>predicate.stack === stack);
    const no = (()=>{
        if (!newest) return (0, _answer.nothingFound)(book, 'ruleset-verification', {}, `live verification of ${stack}`);
        const { verdict, findings, readAt, registryDigest: read } = newest.predicate;
        const at = (0, _answer.happenedAt)(newest, readAt);
        if (Number.isNaN(at)) return (0, _answer.answer)('unverified', 'the verification says that it read after it was signed', [
            newest
        ]);
        if (now.getTime() - at > VERIFICATION_FRESH) {
            return (0, _answer.answer)('stale', `the newest live verification of ${stack} read at ${readAt}`, [
                newest
            ]);
        }
        if (read !== registryDigest) {
            return (0, _answer.answer)('stale', `the newest live verification of ${stack} compared with another registry`, [
                newest
            ]);
        }
        if (verdict === 'different' || findings > 0) {
            return (0, _answer.answer)('hard-fail', `live verification of ${stack} found ${findings} differences`, [
                newest
            ]);
        }
        return verdict === 'verified' ? undefined : (0, _answer.answer)('unverified', `${stack} could not be read whole`, [
            newest
        ]);
    })();
    if (!no) return (0, _answer.answer)('pass', `${stack} was read back and is as planned`, newest ? [
        newest
    ] : []);
    // A difference that was seen stays one until the machine looks again, however long ago it was.
    const isDifferent = newest !== undefined && (newest.predicate.verdict === 'different' || newest.predicate.findings > 0);
    const proof = isDifferent ? undefined : freshProof(book, stack, now);
    if (!proof) return no;
    const { person, what, at } = proof.predicate;
    return (0, _answer.answer)('pass', `${person} attached a proof at ${at}: ${what} (${no.reason})`, [
        proof
    ]);
}
