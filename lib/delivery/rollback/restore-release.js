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
    get choiceOf () {
        return choiceOf;
    },
    get restoreRelease () {
        return restoreRelease;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _usererror = require("../../registry/user-error");
const _choose = require("./choose");
const _deployed = require("./deployed");
const _desk = require("./desk");
const _prove = require("./prove");
const _receipts = require("./receipts");
const _restorability = require("./restorability");
const _restore = require("./restore");
const _rollback = require("./roll-back");
async function choiceOf(desk, { statement: { predicate } }) {
    const { surface, tier, restores: to, watched } = predicate;
    const choice = (0, _choose.chooseRollback)(await (0, _desk.readBook)(desk), {
        surface,
        tier,
        to,
        watched
    });
    if (choice.ok) return choice;
    throw new _usererror.UserError(choice.reason, {
        place: `${surface} on ${tier}`,
        exitCode: choice.status === 'unverified' ? 3 : 1
    });
}
/** Publishes what is to be restored, unless it is published already, locks it and reads it back. */ async function restore(desk, ticket, choice) {
    const { good, origin } = choice;
    const { surface, tier, run } = desk;
    const target = await desk.reach({
        ticketId: ticket.id,
        spentBy: run.runId
    });
    const place = `${surface.id} on ${tier.id}`;
    const foreign = ticket.statement.predicate.watched === undefined ? undefined : await (0, _rollback.foreignDeploy)(target, choice);
    if (foreign !== undefined) throw new _usererror.UserError(foreign, {
        place,
        exitCode: 1
    });
    const chain = (0, _chain.receiptChain)(await (0, _desk.readBook)(desk), surface.id, tier.id);
    const receipts = chain.ok ? chain.receipts : [];
    const found = await (0, _restorability.askRestorable)(good, {
        target,
        ownAddress: desk.ownAddress,
        receipts
    });
    if (found.status !== 'restorable') {
        const exitCode = found.status === 'gone' ? 1 : 3;
        throw new _usererror.UserError(`the last known good cannot be restored: ${found.reason}`, {
            place,
            exitCode
        });
    }
    // What a workflow deploys anew carries the ticket of now; what a provider kept, that of then.
    const isKept = target.hasOwnAddresses;
    const marker = isKept ? (0, _prove.markerOf)(origin) : {
        ...(0, _prove.markerOf)(good),
        ticketId: ticket.id
    };
    const from = (0, _deployed.deployedBy)(isKept ? origin : good);
    const deploy = await (0, _restore.restoreDeploy)(target, from, marker, desk.clock);
    return {
        deploy,
        marker,
        url: target.liveUrl
    };
}
async function failed(desk, restored, { message, exitCode }) {
    const { receipt } = await (0, _receipts.writeFailed)(desk, restored);
    return {
        state: 'failed',
        receipt,
        reason: message,
        exitCode
    };
}
async function restoreRelease(desk, ticket) {
    const startedAt = desk.clock.now();
    const choice = await choiceOf(desk, ticket);
    const restored = {
        choice,
        ticket,
        startedAt
    };
    if (choice.state === 'done') return {
        state: 'already',
        receipt: choice.good,
        reason: undefined,
        exitCode: 0
    };
    await (0, _receipts.writeFailed)(desk, restored, true);
    let live;
    try {
        live = await restore(desk, ticket, choice);
    } catch (error) {
        if (error instanceof _usererror.UserError) return failed(desk, restored, error);
        throw error;
    }
    desk.onStep(`restored and read back: ${live.deploy.deployId}`);
    if (choice.state === 'new') await (0, _receipts.writeRolledBack)(desk, restored);
    desk.onStep('receipt: rolled-back');
    const proof = await (0, _prove.prove)(desk, live.url, choice.good, live.marker.ticketId);
    if (proof.fault !== undefined) {
        const message = `what was restored is not healthy: ${proof.fault}`;
        return failed(desk, restored, new _usererror.UserError(message, {
            place: live.url,
            exitCode: 1
        }));
    }
    const { receipt } = await (0, _receipts.writeRestored)(desk, restored, live.deploy, proof);
    desk.onStep('receipt: succeeded');
    return {
        state: 'deployed',
        receipt,
        reason: undefined,
        exitCode: 0
    };
}
