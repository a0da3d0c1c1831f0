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
    get answer () {
        return answer;
    },
    get entriesOf () {
        return entriesOf;
    },
    get happenedAt () {
        return happenedAt;
    },
    get newestOf () {
        return newestOf;
    },
    get nothingFound () {
        return nothingFound;
    },
    get refusedOf () {
        return refusedOf;
    }
});
const _signature = require("../statement/signature");
function answer(status, reason, entries = []) {
    return {
        status,
        reason,
        evidence: entries.map(({ id })=>id)
    };
}
// Every check of every surface asks for some kind: sorting them out each time would make a large release a slow one.
const SORTED = new WeakMap();
function entriesOf(book, kind) {
    const kinds = SORTED.get(book.statements) ?? new Map();
    const known = kinds.get(kind);
    if (known) return known;
    const entries = sortedEntries(book, kind);
    SORTED.set(book.statements, kinds.set(kind, entries));
    return entries;
}
function sortedEntries(book, kind) {
    return book.statements.filter(({ statement })=>statement.kind === kind).map(({ id, statement, signer, time })=>({
            ...{
                id,
                subjects: statement.subjects,
                signer,
                time
            },
            predicate: statement.predicate
        })).sort((left, right)=>left.time.getTime() - right.time.getTime() || (left.id < right.id ? -1 : 1));
}
function newestOf(book, kind, test) {
    return entriesOf(book, kind).filter(test).at(-1);
}
function refusedOf(book, kind, where = {}) {
    const found = book.refused.find(({ path })=>{
        const [, commit, surface, tier, name] = path.split('/');
        const fits = (asked, given)=>asked === undefined || asked === given;
        // `waiver-` begins `waiver-approval-` too: after the kind stands the digest.
        const isKind = name?.startsWith(`${kind}-`) === true && /^[0-9a-f]{32,64}\./.test(name.slice(kind.length + 1));
        return isKind && fits(where.commit, commit) && fits(where.surface, surface) && fits(where.tier, tier);
    });
    return found && `${found.path}: ${found.reason}`;
}
function nothingFound(book, kind, where, what) {
    const refused = refusedOf(book, kind, where);
    return refused === undefined ? answer('missing', `there is no ${what}`) : answer('unverified', `there is no ${what} that holds: ${refused}`);
}
function happenedAt({ time }, said) {
    const instant = Date.parse(said);
    return instant > time.getTime() + _signature.CLOCK_SKEW ? Number.NaN : Math.min(instant, time.getTime());
}
