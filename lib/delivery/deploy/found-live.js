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
    get foundLive () {
        return foundLive;
    },
    get receiptOfTicket () {
        return receiptOfTicket;
    }
});
const _receipt = require("../../evidence/receipts/receipt");
function receiptOfTicket(book, ticketId) {
    return book.statements.filter(_receipt.isReceipt).find(({ statement: { predicate } })=>{
        return predicate.ticketId === ticketId && predicate.outcome !== 'rolled-back';
    });
}
function newestReceipt(book, { surface, tier }) {
    return book.statements.filter(_receipt.isReceipt).filter(({ statement: { predicate } })=>predicate.surface === surface.id && predicate.tier === tier.id).sort((one, other)=>one.statement.predicate.sequence - other.statement.predicate.sequence).at(-1);
}
function foundLive(marker, book, release) {
    const { surface, tier, commit, bundle } = release;
    if (marker?.surface !== surface.id || marker.tier !== tier.id || marker.bundleDigest !== bundle) {
        return {
            state: 'other'
        };
    }
    const own = receiptOfTicket(book, marker.ticketId);
    if (own) {
        const isNewest = newestReceipt(book, release)?.id === own.id;
        const { subjects, predicate } = own.statement;
        const isGood = predicate.outcome === 'succeeded' && subjects.commit === commit && subjects.bundle === bundle;
        return isNewest && isGood ? {
            state: 'done',
            receipt: own
        } : {
            state: 'other'
        };
    }
    const isSpent = book.statements.some(({ statement })=>{
        if (statement.kind !== 'ticket-spent' || statement.subjects.ticket !== marker.ticketId) return false;
        return statement.predicate.surface === surface.id && statement.predicate.tier === tier.id;
    });
    return isSpent ? {
        state: 'unfinished',
        marker
    } : {
        state: 'other'
    };
}
