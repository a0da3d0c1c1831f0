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
    get decisionOf () {
        return decisionOf;
    },
    get mayTakeUse () {
        return mayTakeUse;
    },
    get requireOwnUses () {
        return requireOwnUses;
    },
    get takenUse () {
        return takenUse;
    },
    get usesWaivers () {
        return usesWaivers;
    }
});
const _usererror = require("../../registry/user-error");
const _answer = require("../readers/answer");
const _receipt = require("../receipts/receipt");
const _place = require("../statement/place");
const _ticket = require("./ticket");
function isGo(each) {
    return each.statement.kind === 'release-decision' && each.statement.predicate.decision === 'go';
}
function wasSpent(book, { id }) {
    return book.statements.some((each)=>{
        return (0, _ticket.isTicket)(each) && each.statement.predicate.gateDecision === id && (0, _ticket.isSpent)(book, each.id);
    });
}
// A spent ticket that nobody handed to the branch, and a use that nobody can read: either may be this decision's.
function mayBeSpent(book, decision) {
    const { toTier: tier, bundles } = decision.statement.predicate.release;
    const surfaces = bundles.map(({ surface })=>surface);
    if (surfaces.some((surface)=>(0, _answer.refusedOf)(book, 'ticket-spent', {
            surface,
            tier
        }) !== undefined)) return true;
    const since = decision.time.getTime() - _receipt.TIME_TOLERANCE;
    return book.statements.some(({ statement, time })=>{
        if (statement.kind !== 'ticket-spent' || time.getTime() < since) return false;
        if (statement.predicate.tier !== tier || !surfaces.includes(statement.predicate.surface)) return false;
        return !book.statements.some((each)=>(0, _ticket.isTicket)(each) && each.id === statement.subjects.ticket);
    });
}
// What is used is used: who deployed by the use has it, whoever was signed first.
function wentFirst(book, other, own) {
    if (wasSpent(book, other) || mayBeSpent(book, other)) return true;
    if (wasSpent(book, own)) return false;
    const difference = other.time.getTime() - own.time.getTime();
    return difference < 0 || difference === 0 && other.id < own.id;
}
function takenUse(book, own) {
    const uses = own.statement.predicate.waivers;
    if (uses.length === 0) return undefined;
    // It may take the use as well: as at the gate, nothing is counted then.
    const unread = (0, _answer.refusedOf)(book, 'release-decision');
    if (unread !== undefined) return `the uses of ${uses[0]?.waiverId} could not be counted: ${unread}`;
    for (const other of book.statements.filter(isGo)){
        const { waivers, decisionDigest } = other.statement.predicate;
        if (decisionDigest === own.statement.predicate.decisionDigest) continue;
        const both = uses.find(({ waiverId, use })=>waivers.some((its)=>its.waiverId === waiverId && its.use === use));
        if (both && wentFirst(book, other, own)) {
            return `the use ${both.use} of the waiver ${both.waiverId} was taken by another decision; ask the gate again`;
        }
    }
    return undefined;
}
function decisionOf(book, { statement }) {
    const { gateDecision } = statement.predicate;
    if (gateDecision === undefined) return undefined;
    const decision = (0, _ticket.findStatement)(book, 'release-decision', gateDecision);
    if (decision) return decision;
    throw new _usererror.UserError('the gate decision is not on the evidence branch', {
        place: (0, _place.spentPath)(statement.predicate),
        allowed: 'a ticket whose decision is there; nothing was pushed',
        exitCode: 1
    });
}
function usesWaivers(decision) {
    return decision !== undefined && decision.statement.predicate.waivers.length > 0;
}
function requireOwnUses(book, ticket) {
    const decision = decisionOf(book, ticket);
    const taken = decision && takenUse(book, decision);
    if (taken === undefined) return;
    throw new _usererror.UserError(taken, {
        place: (0, _place.spentPath)(ticket.statement.predicate),
        allowed: 'a ticket whose decision has the uses that it takes; nothing was pushed',
        exitCode: 1
    });
}
function mayTakeUse(path) {
    return /\/(?:release-decision|ticket-spent)-[^/]*$/.test(path);
}
