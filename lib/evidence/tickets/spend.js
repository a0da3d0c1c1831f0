"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "spendTicket", {
    enumerable: true,
    get: function() {
        return spendTicket;
    }
});
const _usererror = require("../../registry/user-error");
const _book = require("../branch/book");
const _files = require("../branch/files");
const _place = require("../statement/place");
const _verify = require("../statement/verify");
const _waiveruse = require("./waiver-use");
// At each try another decision was made, or another ticket spent, in between.
const TRIES = 20;
// What can turn a yes about a ticket into a no: another ticket on the same decision, a receipt, a decision, a revocation.
function overturns(path, surface, tier) {
    const [, , ofSurface, ofTier, name = ''] = path.split('/');
    if (name.startsWith('revocation-')) return true;
    if (ofTier !== tier) return false;
    return name.startsWith('release-decision-') || ofSurface === surface && /^(?:ticket-spent|deploy-receipt)-/.test(name);
}
async function spendTicket({ branch, trust, sign, now, judgedBy }, ticket, { runId, attempt }) {
    const { nonce, surface, tier } = ticket.statement.predicate;
    (0, _waiveruse.requireOwnUses)(judgedBy, ticket);
    const isWaived = (0, _waiveruse.usesWaivers)((0, _waiveruse.decisionOf)(judgedBy, ticket));
    const subjects = {
        ticket: ticket.id
    };
    const bytes = await sign({
        kind: 'ticket-spent',
        subjects,
        predicate: {
            nonce,
            surface,
            tier,
            runId,
            attempt
        }
    });
    const verified = (0, _verify.verifyStatement)(bytes, trust, now);
    if (!verified.ok) {
        throw new _usererror.UserError(`that the ticket is spent would count for nothing: ${verified.reason}`, {
            place: 'ticket-spent',
            allowed: 'a signer that the registry trusts for ticket-spent; nothing was written'
        });
    }
    const files = [
        {
            path: (0, _place.spentPath)(ticket.statement.predicate),
            bytes
        }
    ];
    let counted = new Set();
    for(let count = 1;; count += 1){
        const known = counted;
        const isNewUse = (path)=>isWaived && (0, _waiveruse.mayTakeUse)(path) && !known.has(path);
        const conflicts = (path)=>overturns(path, surface, tier) || isNewUse(path);
        try {
            const guard = {
                since: judgedBy.head,
                conflicts
            };
            return await branch.append(files, `Spend the ticket of ${surface} on ${tier}`, guard);
        } catch (error) {
            const isRecounted = error instanceof _files.EvidenceConflict && !overturns(error.place ?? '', surface, tier);
            if (!isRecounted || count === TRIES) throw error;
        }
        const reading = await branch.read();
        (0, _waiveruse.requireOwnUses)((0, _book.readEvidenceBook)(reading, trust, now), ticket);
        counted = new Set([
            ...reading.files,
            ...reading.refused
        ].map(({ path })=>path));
    }
}
