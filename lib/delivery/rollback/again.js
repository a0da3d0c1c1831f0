"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "earnAgain", {
    enumerable: true,
    get: function() {
        return earnAgain;
    }
});
const _answer = require("../../evidence/readers/answer");
const _chain = require("../../evidence/receipts/chain");
const _choose = require("./choose");
const _decide = require("./decide");
const _desk = require("./desk");
const _prove = require("./prove");
const _restorability = require("./restorability");
const _rollback = require("./roll-back");
async function earnAgain(desk, gate) {
    const { surface, tier } = desk;
    const book = await (0, _desk.readBook)(desk);
    const choice = (0, _choose.chooseRollback)(book, {
        surface: surface.id,
        tier: tier.id
    });
    if (!choice.ok) return (0, _rollback.stop)(choice.reason, {
        isBlind: choice.status === 'unverified'
    });
    const chain = (0, _chain.receiptChain)(book, surface.id, tier.id);
    const receipts = chain.ok ? chain.receipts : [];
    const last = receipts.at(-1);
    if (choice.state !== 'done' || !last) return (0, _rollback.stop)('nothing was restored', {
        choice
    });
    const { good, origin } = choice;
    // A decision about what was restored rests on its receipt; the one before could not.
    const isEarned = (0, _answer.entriesOf)(book, 'release-decision').some(({ predicate: { kind, decision, checks } })=>{
        return kind === 'rollback' && decision === 'go' && checks.some(({ evidence })=>evidence.includes(last.id));
    });
    if (isEarned) return {
        status: 'done-before',
        choice
    };
    const target = await desk.reach();
    const restorability = await (0, _restorability.askRestorable)(good, {
        target,
        ownAddress: desk.ownAddress,
        receipts
    });
    if (restorability.status !== 'restorable') {
        const isBlind = restorability.status === 'unverified';
        return (0, _rollback.stop)(`what was restored could not be restored again: ${restorability.reason}`, {
            choice,
            isBlind
        });
    }
    const { fault } = await (0, _prove.prove)(desk, target.liveUrl, good, (0, _prove.markerOf)(target.hasOwnAddresses ? origin : last).ticketId);
    // The gate takes the results of the highest run, which is the leaf's; this one is newer.
    if (fault !== undefined) return (0, _rollback.stop)(`what was restored is not healthy: ${fault}`, {
        choice
    });
    const { report, signed } = await (0, _decide.decideRollback)(desk, choice, gate, [
        {
            receipt: good,
            restorability
        }
    ]);
    if (!signed) return (0, _rollback.noGo)(choice, report);
    desk.onStep('gate again: go');
    return {
        status: 'rolled-back',
        choice,
        report
    };
}
