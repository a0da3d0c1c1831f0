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
    get decideDrill () {
        return decideDrill;
    },
    get drillChoice () {
        return drillChoice;
    },
    get drillRelease () {
        return drillRelease;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _lastknowngood = require("../../evidence/receipts/last-known-good");
const _usererror = require("../../registry/user-error");
const _approvers = require("./approvers");
const _choose = require("./choose");
const _deployed = require("./deployed");
const _desk = require("./desk");
const _drilledreceipt = require("./drilled-receipt");
const _exercise = require("./exercise");
const _leave = require("./leave");
const _prove = require("./prove");
const _restorability = require("./restorability");
function refuse(reason, { surface, tier }, exitCode = 1) {
    return new _usererror.UserError(`there is nothing to exercise: ${reason}`, {
        place: `${surface} on ${tier}`,
        allowed: 'a live release and an older one that can be restored',
        exitCode
    });
}
// After a roll-back the live release is the one that it restored.
function chooseBefore(book, place, live) {
    const older = (0, _lastknowngood.lastKnownGood)(book, place.surface, place.tier, {
        except: live.statement.predicate.bundleDigest
    });
    return older.ok ? (0, _choose.chooseRollback)(book, {
        ...place,
        to: older.receipt.id
    }) : older;
}
function drillChoice(book, place) {
    const first = (0, _choose.chooseRollback)(book, place);
    const choice = first.ok && first.state === 'done' ? chooseBefore(book, place, first.good) : first;
    if (!choice.ok) throw refuse(choice.reason, place, choice.status === 'unverified' ? 3 : 1);
    if (choice.state === 'new' && choice.bad.statement.predicate.outcome === 'succeeded') return choice;
    throw refuse('the newest receipt is no deploy that succeeded', place);
}
function placeOf({ surface, tier }) {
    return {
        surface: surface.id,
        tier: tier.id
    };
}
async function decideDrill(desk, initiators) {
    const { registry, surface, tier, run } = desk;
    const book = await (0, _desk.readBook)(desk);
    const older = drillChoice(book, placeOf(desk));
    const choice = {
        ...older,
        good: older.bad,
        isNewest: true
    };
    const question = {
        registry,
        surface,
        tier,
        choice,
        isAutomatic: false,
        run,
        initiators
    };
    const approvals = await (0, _approvers.approvalsOf)(desk, book, question);
    if (!approvals.ok) throw refuse(approvals.reason, placeOf(desk));
    const { commit = '', bundle = '' } = choice.good.statement.subjects;
    const leave = {
        restores: choice.good.id,
        exercises: older.good.id,
        drill: true
    };
    return (0, _leave.signLeave)(desk, {
        commit,
        bundle,
        ...leave,
        approvals: approvals.ids
    });
}
async function drillRelease(desk, ticket) {
    const { surface, tier } = desk;
    const book = await (0, _desk.readBook)(desk);
    const choice = drillChoice(book, placeOf(desk));
    const { bad, good, origin } = choice;
    const { restores, exercises } = ticket.statement.predicate;
    if (bad.id !== restores || good.id !== exercises) throw refuse('what is live, or before it, is not what its ticket names', placeOf(desk));
    const chain = (0, _chain.receiptChain)(book, surface.id, tier.id);
    const receipts = chain.ok ? chain.receipts : [];
    const live = (0, _choose.originOf)(bad, receipts) ?? bad;
    const target = await desk.reach({
        ticketId: ticket.id,
        spentBy: desk.run.runId
    });
    // The way back is known before the way there is taken.
    for (const each of [
        good,
        bad
    ]){
        const found = await (0, _restorability.askRestorable)(each, {
            target,
            ownAddress: desk.ownAddress,
            receipts
        });
        if (found.status !== 'restorable') throw refuse(found.reason, placeOf(desk), found.status === 'unverified' ? 3 : 1);
    }
    const published = (await target.published())?.deployId;
    const known = [
        live,
        origin
    ].map(({ statement })=>statement.predicate.target.deployId);
    if (published === undefined || !known.includes(published)) throw refuse('what is published has no receipt', placeOf(desk));
    const isKept = target.hasOwnAddresses;
    // What a workflow deploys anew carries the ticket of now; what a provider kept, that of then.
    const stop = (receipt)=>{
        const marker = (0, _prove.markerOf)(receipt);
        return {
            deployed: (0, _deployed.deployedBy)(receipt),
            marker: isKept ? marker : {
                ...marker,
                ticketId: ticket.id
            }
        };
    };
    const [there, back] = isKept ? [
        origin,
        live
    ] : [
        good,
        bad
    ];
    const order = {
        desk,
        target,
        older: stop(there),
        live: stop(back),
        served: (0, _prove.markerOf)(back)
    };
    const restored = {
        choice: {
            ...choice,
            good: bad,
            origin: bad
        },
        ticket,
        startedAt: desk.clock.now()
    };
    const { seconds, reason } = await (isKept ? (0, _exercise.exercise)(order) : (0, _drilledreceipt.leavingReceipt)(order, restored));
    const result = reason === '' ? 'PASSED' : 'FAILED';
    const finishedAt = desk.clock.now().toISOString();
    const { bundle = '' } = good.statement.subjects;
    const predicate = {
        surface: surface.id,
        tier: tier.id,
        result,
        seconds,
        restored: good.id,
        finishedAt
    };
    const statement = {
        kind: 'drill',
        subjects: {
            bundle
        },
        predicate
    };
    const [file] = await (0, _desk.record)(desk, [
        statement
    ], `Drill of ${surface.id} on ${tier.id}: ${result}`);
    return {
        result,
        seconds,
        restored: good,
        reason,
        id: file?.verified.id ?? ''
    };
}
