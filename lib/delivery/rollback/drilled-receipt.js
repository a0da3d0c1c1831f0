"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "leavingReceipt", {
    enumerable: true,
    get: function() {
        return leavingReceipt;
    }
});
const _usererror = require("../../registry/user-error");
const _exercise = require("./exercise");
const _prove = require("./prove");
const _receipts = require("./receipts");
async function leavingReceipt(order, restored) {
    const { desk, target } = order;
    const { ticket, choice } = restored;
    await (0, _receipts.writeFailed)(desk, restored, true);
    let done;
    try {
        done = await (0, _exercise.exercise)(order);
    } catch (error) {
        if (error instanceof _usererror.UserError) await (0, _receipts.writeFailed)(desk, restored);
        throw error;
    }
    if (!done.isMoved) return done;
    const proof = await (0, _prove.prove)(desk, target.liveUrl, choice.good, ticket.id);
    if (proof.fault !== undefined) {
        await (0, _receipts.writeFailed)(desk, restored);
        return {
            ...done,
            reason: `what was live is not healthy again: ${proof.fault}`
        };
    }
    await (0, _receipts.writeRestored)(desk, restored, choice.good.statement.predicate.target, proof);
    desk.onStep('receipt: succeeded');
    return done;
}
