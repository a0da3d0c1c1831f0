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
    get TIME_TOLERANCE () {
        return TIME_TOLERANCE;
    },
    get contradictionOf () {
        return contradictionOf;
    },
    get isReceipt () {
        return isReceipt;
    },
    get receiptsOf () {
        return receiptsOf;
    }
});
const TIME_TOLERANCE = 5 * 60_000;
function isReceipt(found) {
    return found.statement.kind === 'deploy-receipt';
}
function receiptsOf(book, surface, tier) {
    const own = book.statements.filter(isReceipt).filter(({ statement: { predicate } })=>{
        return predicate.surface === surface && predicate.tier === tier;
    });
    return own.sort((one, other)=>{
        return one.statement.predicate.sequence - other.statement.predicate.sequence || (one.id < other.id ? -1 : 1);
    });
}
function contradictionOf({ statement, time }) {
    const { predicate, subjects } = statement;
    if (subjects.bundle !== predicate.bundleDigest) return 'the receipt is about one bundle and names another';
    const finished = Date.parse(predicate.finishedAt);
    if (Math.abs(time.getTime() - finished) > TIME_TOLERANCE) {
        return `the receipt says ${predicate.finishedAt}, but was signed at ${time.toISOString()}`;
    }
    if (Date.parse(predicate.startedAt) > finished) return 'the deploy ended before it began';
    if (predicate.outcome !== 'succeeded') return undefined;
    if (!predicate.target.publishedReadBack) return 'what was published was not read back';
    const { checks, passed, lastOkAt } = predicate.health;
    if (passed > checks) return 'more health checks passed than were made';
    if (checks > 0 && (passed === 0 || lastOkAt === null)) return 'no health check passed';
    if (lastOkAt !== null && Date.parse(lastOkAt) > time.getTime() + TIME_TOLERANCE) {
        return 'the last health check lies after the signature';
    }
    return undefined;
}
