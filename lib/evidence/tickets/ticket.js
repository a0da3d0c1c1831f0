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
    get MAX_TICKET_LIFE () {
        return MAX_TICKET_LIFE;
    },
    get findStatement () {
        return findStatement;
    },
    get isSpent () {
        return isSpent;
    },
    get isTicket () {
        return isTicket;
    },
    get ticketStatement () {
        return ticketStatement;
    }
});
function isTicket(found) {
    return found.statement.kind === 'promotion-ticket';
}
const MAX_TICKET_LIFE = 30 * 60_000;
// Shorter than allowed by what clocks may differ: the time-stamping authority's is the one that counts.
const TICKET_LIFE = MAX_TICKET_LIFE - 5 * 60_000;
function ticketStatement({ commit, bundle, now, ...predicate }) {
    const expiresAt = new Date(now.getTime() + TICKET_LIFE).toISOString();
    return {
        kind: 'promotion-ticket',
        subjects: {
            commit,
            bundle
        },
        predicate: {
            ...predicate,
            expiresAt
        }
    };
}
function findStatement(book, kind, id) {
    const found = book.statements.find((each)=>each.id === id);
    return found?.statement.kind === kind ? found : undefined;
}
function isSpent(book, ticketId) {
    return book.statements.some(({ statement: { kind, subjects } })=>{
        return kind === 'ticket-spent' && subjects.ticket === ticketId;
    });
}
