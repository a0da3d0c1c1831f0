"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "writeReceipt", {
    enumerable: true,
    get: function() {
        return writeReceipt;
    }
});
const _usererror = require("../../registry/user-error");
const _book = require("../branch/book");
const _files = require("../branch/files");
const _place = require("../statement/place");
const _delivery = require("../statement/predicates/delivery");
const _verify = require("../statement/verify");
const _chain = require("./chain");
const _receipt = require("./receipt");
// Each time another receipt of the same surface and tier came in between: deploys there run one after the other.
const TRIES = 5;
function wouldNotCount(reason, exitCode = 2) {
    return new _usererror.UserError(`the receipt would count for nothing: ${reason}`, {
        place: 'deploy receipt',
        allowed: 'a receipt that every verifier takes; nothing was written',
        exitCode
    });
}
function placed(draft, reading, desk) {
    const { surface, tier } = draft;
    const chain = (0, _chain.receiptChain)((0, _book.readEvidenceBook)(reading, desk.trust, desk.now()), surface, tier);
    if (!chain.ok) throw wouldNotCount(chain.reason, 1);
    const sequence = chain.receipts.length + 1;
    const previous = chain.receipts.at(-1)?.id ?? null;
    const result = _delivery.DeployReceipt.safeParse({
        ...draft,
        receiptId: `${surface}-${tier}-${sequence}`,
        sequence,
        previous
    });
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw wouldNotCount(`${issue?.message ?? 'another shape'} (/${issue?.path.join('/') ?? ''})`);
}
async function write(draft, commit, desk) {
    const reading = await desk.branch.read();
    const predicate = placed(draft, reading, desk);
    const { surface, tier, sequence, outcome, bundleDigest: bundle } = predicate;
    const bytes = await desk.sign({
        kind: 'deploy-receipt',
        subjects: {
            commit,
            bundle
        },
        predicate
    });
    const verified = (0, _verify.verifyStatement)(bytes, desk.trust, desk.now());
    if (!verified.ok) throw wouldNotCount(verified.reason);
    const path = (0, _place.statementPath)(verified.statement, bytes);
    const receipt = {
        ...verified,
        path
    };
    if (!(0, _receipt.isReceipt)(receipt)) throw wouldNotCount('it is none');
    const contradiction = (0, _receipt.contradictionOf)(receipt);
    if (contradiction !== undefined) throw wouldNotCount(contradiction);
    // Two receipts with one number would fork the chain for ever.
    const isSameChain = (added)=>added.split('/').slice(2, 4).join('/') === `${surface}/${tier}`;
    const head = await desk.branch.append([
        {
            path,
            bytes
        }
    ], `${surface} on ${tier}: receipt ${sequence}, ${outcome}`, {
        since: reading.head,
        conflicts: (added)=>isSameChain(added) && added.includes('/deploy-receipt-')
    });
    return {
        receipt,
        head
    };
}
async function writeReceipt(draft, commit, desk) {
    for(let attempt = 1;; attempt += 1){
        try {
            return await write(draft, commit, desk);
        } catch (error) {
            if (!(error instanceof _files.EvidenceConflict) || attempt === TRIES) throw error;
        }
    }
}
