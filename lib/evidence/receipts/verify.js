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
    get soakedAt () {
        return soakedAt;
    },
    get verifyReceipt () {
        return verifyReceipt;
    }
});
const _rotation = require("../../plan/rotation");
const _selectors = require("../../registry/selectors");
const _chain = require("./chain");
const _receipt = require("./receipt");
function no(reason, status = 'hard-fail') {
    return {
        ok: false,
        status,
        reason
    };
}
function subject({ statement: { subjects, predicate } }) {
    const isOwn = subjects.bundle === predicate.bundleDigest;
    return isOwn ? undefined : no('the receipt is about one bundle and names another');
}
function outcome({ statement: { predicate } }) {
    return predicate.outcome === 'succeeded' ? undefined : no(`the deploy to ${predicate.tier} ${saying(predicate.outcome)}`);
}
function saying(outcome) {
    return outcome === 'failed' ? 'failed' : 'was rolled back';
}
function tier({ statement: { predicate } }, { registry, surface, toTier }) {
    const from = (0, _selectors.findTier)(registry, toTier)?.promotesFrom;
    if (from === undefined) return no(`${toTier} is promoted from no tier`);
    if (predicate.tier !== from) return no(`the receipt is of ${predicate.tier}; ${toTier} is promoted from ${from}`);
    return predicate.surface === surface ? undefined : no(`the receipt is of the surface ${predicate.surface}`);
}
function release({ statement: { subjects } }, { commit, bundle }) {
    if (subjects.commit !== commit) return no(`the receipt is of the commit ${subjects.commit ?? 'nothing'}`);
    return subjects.bundle === bundle ? undefined : no(`the receipt is of the bundle ${subjects.bundle ?? 'nothing'}`);
}
function whole(receipt) {
    const reason = (0, _receipt.contradictionOf)(receipt);
    return reason === undefined ? undefined : no(reason);
}
function soakedAt({ statement, time }, registry, toTier) {
    const { lastOkAt } = statement.predicate.health;
    const from = Math.max(time.getTime(), lastOkAt === null ? 0 : Date.parse(lastOkAt));
    return new Date(from + (0, _rotation.durationMs)((0, _selectors.findTier)(registry, toTier)?.soak ?? 'PT0S'));
}
function soak(receipt, { registry, toTier, now }) {
    const end = soakedAt(receipt, registry, toTier);
    const { tier } = receipt.statement.predicate;
    return now.getTime() >= end.getTime() ? undefined : no(`the release soaks on ${tier} until ${end.toISOString()}`);
}
function superseded(receipt, _question, book) {
    const { surface, tier } = receipt.statement.predicate;
    const later = (0, _chain.supersededBy)(receipt, (0, _receipt.receiptsOf)(book, surface, tier));
    if (!later) return undefined;
    const { sequence, outcome } = later.statement.predicate;
    return no(`the receipt ${sequence} of ${surface} on ${tier} (${outcome}) came after it`, 'stale');
}
function chain(receipt, _question, book) {
    const { surface, tier } = receipt.statement.predicate;
    const found = (0, _chain.receiptChain)(book, surface, tier);
    if (!found.ok) return found;
    if (found.receipts.some(({ id })=>id === receipt.id)) return undefined;
    return no('the receipt is not on the evidence branch', 'unverified');
}
function ticket({ statement: { subjects, predicate } }, _question, book) {
    const used = book.statements.find(({ id })=>id === predicate.ticketId)?.statement;
    if (!used) return undefined;
    if (used.kind !== 'promotion-ticket') return no(`the receipt names a ${used.kind} as its ticket`);
    const isOwn = used.subjects.commit === subjects.commit && used.subjects.bundle === subjects.bundle;
    const isHere = used.predicate.surface === predicate.surface && used.predicate.tier === predicate.tier;
    return isOwn && isHere ? undefined : no('the receipt names the ticket of another deploy');
}
// EVIDENCE.md "Deploy receipt" gives this order. Signature, predicate type and trust pair were asked of the file before;
// that the branch's history is whole, before there was a book. The ticket comes last: it is lineage.
const STEPS = [
    subject,
    outcome,
    tier,
    release,
    whole,
    soak,
    superseded,
    chain,
    ticket
];
function verifyReceipt(found, book, question) {
    if (!(0, _receipt.isReceipt)(found)) return no(`the statement is a ${found.statement.kind}, no deploy receipt`);
    for (const step of STEPS){
        const refusal = step(found, question, book);
        if (refusal) return refusal;
    }
    return {
        ok: true,
        receipt: found
    };
}
