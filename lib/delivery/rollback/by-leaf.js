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
    get ownTicket () {
        return ownTicket;
    },
    get restoreByLeaf () {
        return restoreByLeaf;
    }
});
const _book = require("../../evidence/branch/book");
const _answer = require("../../evidence/readers/answer");
const _receipt = require("../../evidence/receipts/receipt");
const _ticket = require("../../evidence/tickets/ticket");
const _deploys = require("../promotion/deploys");
function ownTicket(book, { surface, tier }, runId) {
    const own = book.statements.flatMap((each)=>(0, _ticket.isTicket)(each) ? [
            each
        ] : []).filter(({ statement: { predicate } })=>{
        const { cause, surface: ofSurface, tier: ofTier, runId: ofRun } = predicate;
        return cause === 'rollback' && ofRun === runId && ofSurface === surface.id && ofTier === tier.id;
    });
    return own.sort((one, other)=>one.time.getTime() - other.time.getTime()).at(-1);
}
// A drill leaves no receipt: what it leaves is its own statement, signed after the ticket, and what is live stays.
const drilled = ({ time, statement: { predicate } })=>(book)=>{
        const { surface, tier, restores } = predicate;
        const drill = (0, _answer.entriesOf)(book, 'drill').filter(({ predicate: its })=>its.surface === surface && its.tier === tier).at(-1);
        if (drill?.predicate.result !== 'PASSED' || drill.time.getTime() < time.getTime()) return undefined;
        return book.statements.filter(_receipt.isReceipt).find(({ id })=>id === restores);
    };
async function restoreByLeaf({ registry, surface, tier }, desk) {
    const book = (0, _book.readEvidenceBook)(await desk.branch.read(), desk.trust, desk.now());
    const ticket = ownTicket(book, {
        registry,
        surface,
        tier
    }, desk.own.runId);
    if (!ticket) return undefined;
    const { commit = '', bundle = '' } = ticket.statement.subjects;
    const question = {
        registry,
        repository: surface.repository,
        tier,
        commit,
        surfaces: [
            surface.id
        ]
    };
    const isDone = ticket.statement.predicate.drill ? {
        isDone: drilled(ticket)
    } : {};
    const tickets = new Map([
        [
            surface.id,
            ticket.id
        ]
    ]);
    const [outcome] = await (0, _deploys.runDeploys)(question, [
        {
            surface,
            bundle
        }
    ], tickets, {
        ...desk,
        ...isDone
    });
    return outcome;
}
