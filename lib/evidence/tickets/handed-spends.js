"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "requireSpendable", {
    enumerable: true,
    get: function() {
        return requireSpendable;
    }
});
const _usererror = require("../../registry/user-error");
const _ticket = require("./ticket");
const _waiveruse = require("./waiver-use");
// All that tells who has which use of a waiver.
const TELLING = /\/(?:release-decision|promotion-ticket|ticket-spent)-[^/]*$/;
const and = (book, more)=>({
        ...book,
        statements: [
            ...book.statements,
            ...more
        ]
    });
function ticketOf({ path, statement }, book) {
    const found = book.statements.find(({ id })=>id === statement.subjects.ticket);
    if (found && (0, _ticket.isTicket)(found)) return found;
    throw new _usererror.UserError('the ticket that was spent is not on the evidence branch', {
        place: path,
        allowed: 'a ticket that was pushed before, or is with it; nothing was pushed',
        exitCode: 1
    });
}
// Ticket and decision lie at known places: where no waiver is used, nothing else need be read.
function isNear({ subjects }, path, tier) {
    return path.startsWith(`evidence/${subjects.commit}/_/${tier}/release-decision-`);
}
function requireSpendable(given, readSome) {
    const spends = given.filter(({ statement })=>statement.kind === 'ticket-spent');
    const others = given.filter(({ statement })=>statement.kind !== 'ticket-spent');
    let all;
    for (const [index, spent] of spends.entries()){
        const [, , surface = '', tier = ''] = spent.path.split('/');
        const tickets = readSome((path)=>path.includes(`/${surface}/${tier}/promotion-ticket-`));
        const ticket = ticketOf(spent, and(tickets, others));
        const near = readSome((path)=>isNear(ticket.statement, path, tier));
        if (!(0, _waiveruse.usesWaivers)((0, _waiveruse.decisionOf)(and(near, others), ticket))) continue;
        all ??= readSome((path)=>TELLING.test(path));
        (0, _waiveruse.requireOwnUses)(and(all, [
            ...others,
            ...spends.slice(0, index)
        ]), ticket);
    }
    return all !== undefined;
}
