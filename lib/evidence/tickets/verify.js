"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "verifyTicket", {
    enumerable: true,
    get: function() {
        return verifyTicket;
    }
});
const _selectors = require("../../registry/selectors");
const _revocation = require("../readers/revocation");
const _place = require("../statement/place");
const _causes = require("./causes");
const _ticket = require("./ticket");
// The leaf of a drill has the surface's own workflow deploy two releases: the older one, and again what was live.
function subjectsFor({ statement: { subjects, predicate } }, book, asked) {
    if (!asked.isOwnWorkflow || asked.spentBy === undefined || predicate.exercises === undefined) return subjects;
    const older = (0, _ticket.findStatement)(book, 'deploy-receipt', predicate.exercises)?.statement.subjects;
    return older?.bundle === asked.bundle ? older : subjects;
}
function foreign({ statement: { predicate } }, subjects, question) {
    if (predicate.surface !== question.surface) return `the ticket is for the surface ${predicate.surface}`;
    if (predicate.tier !== question.tier) return `the ticket is for the tier ${predicate.tier}`;
    if (subjects.commit !== question.commit) return `the ticket is for the commit ${subjects.commit ?? 'of none'}`;
    return subjects.bundle === question.bundle ? undefined : `the ticket is for the bundle ${subjects.bundle ?? 'of none'}`;
}
function expired({ statement: { predicate }, time }, now) {
    const end = Date.parse(predicate.expiresAt);
    if (end > time.getTime() + _ticket.MAX_TICKET_LIFE) return 'the ticket would hold for more than 30 minutes';
    return now.getTime() < end ? undefined : `the ticket expired at ${predicate.expiresAt}`;
}
// A drill need not leave a receipt; what it came to is said in any case.
function drilled(book, { statement: { predicate }, time }) {
    if (!predicate.drill) return false;
    return book.statements.some(({ statement, time: at })=>{
        if (statement.kind !== 'drill' || at.getTime() < time.getTime()) return false;
        return statement.predicate.surface === predicate.surface && statement.predicate.tier === predicate.tier;
    });
}
// What a run spent in time is its own until its receipt is there; nobody else's.
function notSpentBy(book, ticket, runId) {
    const path = (0, _place.spentPath)(ticket.statement.predicate);
    const found = book.statements.find(({ path: at })=>at === path);
    if (found?.statement.kind !== 'ticket-spent' || found.statement.subjects.ticket !== ticket.id) {
        return 'that the ticket was spent is not on the evidence branch';
    }
    if (found.statement.predicate.runId !== runId) return 'the ticket was spent by another run';
    // That the bad release is gone is half of a roll-back: it is over when what was restored has its receipt.
    const isOver = book.statements.some(({ statement })=>{
        if (statement.kind !== 'deploy-receipt' || statement.predicate.ticketId !== ticket.id) return false;
        return statement.predicate.outcome !== 'rolled-back';
    });
    if (isOver) return 'the deploy of the ticket is over: it has its receipt';
    return drilled(book, ticket) ? 'the drill of the ticket is over' : expired(ticket, found.time);
}
function spent(book, { id, statement: { predicate } }) {
    const path = (0, _place.spentPath)(predicate);
    const isSpent = book.statements.some(({ path: at, statement: { kind, subjects } })=>{
        return at === path || kind === 'ticket-spent' && subjects.ticket === id;
    });
    // Whatever lies there, nobody can spend the ticket again.
    return isSpent || book.refused.some((file)=>file.path === path) ? 'the ticket was spent already' : undefined;
}
function verifyTicket(found, book, question) {
    const no = (reason)=>({
            ok: false,
            reason
        });
    if (!(0, _ticket.isTicket)(found)) return no(`the statement is a ${found.statement.kind}, no promotion ticket`);
    const { registry, now, spentBy } = question;
    const surface = registry.surfaces.find(({ id })=>id === question.surface);
    const tier = (0, _selectors.findTier)(registry, question.tier);
    if (!surface || !tier || !(0, _selectors.isOnTier)(surface, tier.id)) return no('the registry has no such surface on that tier');
    const revocation = (0, _revocation.revocationOf)(book, {
        surface: surface.id,
        digest: question.bundle
    });
    const reason = foreign(found, subjectsFor(found, book, question), question) ?? (spentBy === undefined ? expired(found, now) ?? spent(book, found) : notSpentBy(book, found, spentBy)) ?? (revocation.status === 'pass' ? undefined : revocation.reason) ?? _causes.CAUSES[found.statement.predicate.cause](book, found, {
        registry,
        surface,
        tier
    });
    return reason === undefined ? {
        ok: true,
        ticket: found
    } : no(reason);
}
