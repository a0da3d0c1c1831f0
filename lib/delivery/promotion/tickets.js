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
    get recordDecision () {
        return recordDecision;
    },
    get recordTickets () {
        return recordTickets;
    }
});
const _book = require("../../evidence/branch/book");
const _answer = require("../../evidence/readers/answer");
const _place = require("../../evidence/statement/place");
const _verify = require("../../evidence/statement/verify");
const _ticket = require("../../evidence/tickets/ticket");
const _verify1 = require("../../evidence/tickets/verify");
const _usererror = require("../../registry/user-error");
const _record = require("./record");
const WANTED = 'a decision that `causeway gate evaluate --sign` signed in this run';
async function readBook({ branch, trust, now }) {
    return (0, _book.readEvidenceBook)(await branch.read(), trust, now());
}
async function recordDecision({ commit, tier }, file, desk) {
    const book = await readBook(desk);
    if (file === undefined) {
        const own = (0, _answer.entriesOf)(book, 'release-decision').filter(({ predicate, signer })=>{
            const { release } = predicate;
            return signer.run?.runId === desk.own.runId && release.commit === commit && release.toTier === tier.id;
        });
        const found = own.at(-1);
        if (found) return found.id;
        throw new _usererror.UserError('which decision of the gate?', {
            place: '--decision',
            allowed: WANTED
        });
    }
    const verified = (0, _verify.verifyStatement)(file, desk.trust, desk.now());
    const refuse = (reason)=>new _usererror.UserError(reason, {
            place: '--decision',
            allowed: WANTED,
            exitCode: 1
        });
    if (!verified.ok) throw refuse(`the decision counts for nothing: ${verified.reason}`);
    if (verified.statement.kind !== 'release-decision') throw refuse(`the file is a ${verified.statement.kind}`);
    if (book.statements.some(({ id })=>id === verified.id)) return verified.id;
    const path = (0, _place.statementPath)(verified.statement, file);
    await (0, _record.record)([
        {
            path,
            bytes: file,
            verified
        }
    ], `Decision about a promotion to ${tier.id}`, desk);
    return verified.id;
}
async function recordTickets(question, surfaces, { gateDecision, approvals }, desk) {
    const { registry, tier, commit } = question;
    const { own, nonce, now } = desk;
    const book = await readBook(desk);
    const ids = new Map();
    const fresh = [];
    for (const { surface, bundle } of surfaces){
        const before = (0, _answer.entriesOf)(book, 'promotion-ticket').find(({ subjects, predicate })=>{
            if (subjects.commit !== commit || subjects.bundle !== bundle || predicate.runId !== own.runId) return false;
            return predicate.surface === surface.id && predicate.tier === tier.id && predicate.attempt === own.attempt;
        });
        if (before) {
            ids.set(surface.id, before.id);
            continue;
        }
        const counted = approvals.get(surface.id) ?? [];
        const statement = (0, _ticket.ticketStatement)({
            ...{
                cause: 'promotion',
                surface: surface.id,
                tier: tier.id,
                commit,
                bundle,
                ...own,
                gateDecision
            },
            ...counted.length === 0 ? {} : {
                approvals: [
                    ...counted
                ]
            },
            ...{
                nonce: nonce(),
                now: now()
            }
        });
        const ticket = await (0, _record.signed)(statement, desk);
        const asked = {
            registry,
            surface: surface.id,
            tier: tier.id,
            commit,
            bundle,
            now: now()
        };
        const verdict = (0, _verify1.verifyTicket)(ticket.verified, book, asked);
        if (!verdict.ok) {
            const allowed = 'a promotion that the gate and the approvals let through; nothing was dispatched';
            throw new _usererror.UserError(`the ticket would be refused: ${verdict.reason}`, {
                place: surface.id,
                allowed,
                exitCode: 1
            });
        }
        fresh.push(ticket);
        ids.set(surface.id, ticket.verified.id);
    }
    await (0, _record.record)(fresh, `Tickets of a promotion to ${tier.id}`, desk);
    return ids;
}
