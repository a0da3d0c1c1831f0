"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "missingEdges", {
    enumerable: true,
    get: function() {
        return missingEdges;
    }
});
const _answer = require("../../evidence/readers/answer");
const _selectors = require("../../registry/selectors");
function ticketsOf(book, receipt) {
    return (0, _answer.entriesOf)(book, 'promotion-ticket').filter(({ id })=>id === receipt.predicate.ticketId);
}
function decisionFault(book, { subjects, predicate }) {
    const decision = (0, _answer.entriesOf)(book, 'release-decision').find(({ id })=>id === predicate.gateDecision);
    if (!decision) return 'its ticket names no decision that is on the branch';
    const { predicate: report } = decision;
    if (report.decision !== 'go') return 'its ticket rests on a no-go';
    const isOwn = decision.subjects.commit === subjects.commit && report.release.commit === subjects.commit;
    if (!isOwn) return 'its ticket rests on a decision about another commit';
    if (report.release.toTier !== predicate.tier) return 'its ticket rests on a decision about another tier';
    const isIn = report.release.bundles.some(({ surface, digest })=>surface === predicate.surface && digest === subjects.bundle);
    const isSubject = subjects.bundle !== undefined && decision.subjects.bundles?.includes(subjects.bundle) === true;
    return isIn && isSubject ? undefined : 'its ticket rests on a decision about another bundle';
}
function approvalFault(book, tier, ticket) {
    if (tier.approval === undefined || ticket.predicate.cause === 'rollback') return undefined;
    const named = new Set(ticket.predicate.approvals ?? []);
    const people = (0, _answer.entriesOf)(book, 'approval').filter(({ id, subjects, predicate })=>named.has(id) && predicate.state === 'approved' && predicate.tier === tier.id && subjects.commit === ticket.subjects.commit && (tier.approval?.mode === 'commit' || predicate.surface === ticket.predicate.surface && subjects.bundle === ticket.subjects.bundle));
    const { quorum } = tier.approval;
    const count = new Set(people.map(({ predicate })=>predicate.userId)).size;
    return count >= quorum ? undefined : `its ticket names ${count} approvals of ${quorum} that are on the branch`;
}
function receiptFault(book, registry, receipt) {
    const { predicate, subjects } = receipt;
    const tier = (0, _selectors.findTier)(registry, predicate.tier);
    if (!tier) return 'its tier is none of the registry';
    const [ticket] = ticketsOf(book, receipt);
    // The first tier's release is let through by the signed bundle alone; its ticket may have stayed in its run.
    if (!ticket) return tier.promotesFrom === undefined ? undefined : 'its ticket is not on the branch';
    const { surface, tier: to } = ticket.predicate;
    const isSame = ticket.subjects.commit === subjects.commit && ticket.subjects.bundle === subjects.bundle;
    if (!isSame || surface !== predicate.surface || to !== predicate.tier) return 'its ticket is for another deploy';
    if (tier.promotesFrom === undefined) return undefined;
    if (ticket.predicate.drill) return drillFault(book, registry, receipt, ticket);
    return decisionFault(book, ticket) ?? approvalFault(book, tier, ticket);
}
// A drill decides nothing: what it left live is what was live before, by that receipt's decision.
function drillFault(book, registry, { id, subjects, predicate }, ticket) {
    const before = (0, _answer.entriesOf)(book, 'deploy-receipt').find((each)=>each.id === ticket.predicate.restores);
    if (!before || before.id === id || before.predicate.sequence >= predicate.sequence) return 'its ticket names no receipt of before that is on the branch';
    const isSame = before.subjects.commit === subjects.commit && before.subjects.bundle === subjects.bundle;
    const isHere = before.predicate.surface === predicate.surface && before.predicate.tier === predicate.tier;
    if (!isSame || !isHere || before.predicate.outcome !== 'succeeded') return 'its ticket restores another release than what was live';
    return receiptFault(book, registry, before);
}
function missingEdges(book, registry, release) {
    const receipts = (0, _answer.entriesOf)(book, 'deploy-receipt').filter(({ predicate })=>release.surfaces.includes(predicate.surface));
    const known = new Set(book.statements.map(({ id })=>id));
    const bundles = new Set((0, _answer.entriesOf)(book, 'release-bundle').map(({ subjects })=>`${subjects.commit} ${subjects.bundle}`));
    return receipts.flatMap((receipt)=>{
        const { id, predicate, subjects } = receipt;
        const missing = (reason)=>({
                from: id,
                reason: `receipt ${predicate.receiptId}: ${reason}`
            });
        const faults = [];
        if (predicate.previous !== null && !known.has(predicate.previous)) faults.push(missing('the one before is gone'));
        const isOfRelease = subjects.commit === release.commit && predicate.tier === release.tier;
        if (!isOfRelease || predicate.outcome !== 'succeeded') return faults;
        if (!bundles.has(`${subjects.commit} ${subjects.bundle}`)) faults.push(missing('nobody signed its bundle'));
        const fault = receiptFault(book, registry, receipt);
        if (fault !== undefined) faults.push(missing(fault));
        return faults;
    });
}
