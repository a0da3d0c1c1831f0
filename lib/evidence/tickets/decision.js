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
    get decisionRefusal () {
        return decisionRefusal;
    },
    get notBefore () {
        return notBefore;
    }
});
const _receipt = require("../receipts/receipt");
const _letsthrough = require("./lets-through");
const _ticket = require("./ticket");
const _waiveruse = require("./waiver-use");
function notBefore(ticket, { time, signer }, what) {
    if (time.getTime() > ticket.time.getTime() + _receipt.TIME_TOLERANCE) return `${what} was signed after the ticket`;
    const [own, other] = [
        ticket.signer.run,
        signer.run
    ];
    if (own && other && (own.runId !== other.runId || own.runAttempt !== other.runAttempt)) {
        return `${what} is of another run than the ticket`;
    }
    return undefined;
}
function usedBy(book, { id, statement: { predicate } }) {
    const { gateDecision, surface, tier } = predicate;
    const other = book.statements.find((each)=>{
        if (!(0, _ticket.isTicket)(each) || each.id === id) return false;
        const { predicate: its } = each.statement;
        return its.gateDecision === gateDecision && its.surface === surface && its.tier === tier && (0, _ticket.isSpent)(book, each.id);
    });
    return other?.id;
}
/** Whether the gate was asked again about the same release, and did not let it through any more. */ function isOverruled(book, registry, { statement: { predicate, subjects } }, decision) {
    return book.statements.some(({ id, time, statement: { kind, predicate: its } })=>{
        if (kind !== 'release-decision' || id === decision.id || time.getTime() < decision.time.getTime()) return false;
        const report = its;
        const { kind: asked, release } = decision.statement.predicate;
        const isSame = report.kind === asked && report.release.commit === release.commit && report.release.toTier === release.toTier && report.release.bundles.some(({ surface, digest })=>surface === predicate.surface && digest === subjects.bundle);
        return isSame && !(0, _letsthrough.letsThrough)(report, registry, predicate.tier);
    });
}
function decisionRefusal(book, registry, ticket, kind) {
    const { predicate, subjects } = ticket.statement;
    if (predicate.gateDecision === undefined) return `a ${kind} ticket names its gate decision`;
    const decision = (0, _ticket.findStatement)(book, 'release-decision', predicate.gateDecision);
    if (!decision) return 'the gate decision is not on the evidence branch';
    const report = decision.statement.predicate;
    const { commit, toTier, bundles } = report.release;
    if (report.kind !== kind) return `the gate decision is about a ${report.kind}`;
    if (commit !== subjects.commit) return 'the gate decision is about another commit';
    if (toTier !== predicate.tier) return `the gate decision is about the tier ${toTier}`;
    const isNamed = bundles.some(({ surface, digest })=>surface === predicate.surface && digest === subjects.bundle);
    if (!isNamed) return 'the gate decision is about other bundles';
    if (!(0, _letsthrough.letsThrough)(report, registry, predicate.tier)) return 'the gate said no-go';
    if (isOverruled(book, registry, ticket, decision)) return 'a newer gate decision about the same release says no-go';
    const taken = (0, _waiveruse.takenUse)(book, decision);
    if (taken !== undefined) return taken;
    if (usedBy(book, ticket) !== undefined) return 'the gate decision was used by another ticket';
    return notBefore(ticket, decision, 'the gate decision');
}
