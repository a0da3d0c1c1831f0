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
    get decideToRollBack () {
        return decideToRollBack;
    },
    get foreignDeploy () {
        return foreignDeploy;
    },
    get noGo () {
        return noGo;
    },
    get stop () {
        return stop;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _blocking = require("../gate/blocking");
const _approvers = require("./approvers");
const _choose = require("./choose");
const _decide = require("./decide");
const _desk = require("./desk");
const _incident = require("./incident");
const _leave = require("./leave");
const _prove = require("./prove");
const _restorability = require("./restorability");
function stop(reason, { choice, report, isBlind = false } = {}) {
    return {
        status: isBlind ? 'unverified' : 'refused',
        reason,
        choice,
        report
    };
}
function noGo(choice, report) {
    const blockers = report.checks.filter((check)=>(0, _blocking.isBlocker)(check, report.profile));
    const isBlind = (0, _blocking.gateExitCode)(report) === 3;
    const reasons = blockers.map(({ id, reason })=>`${id}: ${reason}`).join('; ');
    return stop(`the gate said no-go: ${reasons}`, {
        choice,
        report,
        isBlind
    });
}
async function foreignDeploy(target, { bad, good, origin }) {
    const live = (await target.published())?.deployId;
    const known = [
        bad,
        good,
        origin
    ].map(({ statement })=>statement.predicate.target.deployId);
    if (live !== undefined && known.includes(live)) return undefined;
    return `what is published (${live ?? 'nothing'}) is neither the deployment that was watched nor the one to restore`;
}
async function clear(desk, order, book, choice) {
    const { registry, surface, tier, run } = desk;
    const isAutomatic = order.watched !== undefined;
    const { initiators } = order;
    const question = {
        registry,
        surface,
        tier,
        choice,
        isAutomatic,
        run,
        initiators
    };
    const approvals = await (0, _approvers.approvalsOf)(desk, book, question);
    if (!approvals.ok) return stop(approvals.reason, {
        choice
    });
    const { good } = choice;
    const target = await desk.reach();
    const foreign = isAutomatic ? await foreignDeploy(target, choice) : undefined;
    if (foreign !== undefined) return stop(foreign, {
        choice
    });
    const chain = (0, _chain.receiptChain)(book, surface.id, tier.id);
    const receipts = chain.ok ? chain.receipts : [];
    const restorability = await (0, _restorability.askRestorable)(good, {
        target,
        ownAddress: desk.ownAddress,
        receipts
    });
    if (restorability.status === 'restorable') {
        return {
            choice,
            target,
            known: {
                receipt: good,
                restorability
            },
            approvals: approvals.ids
        };
    }
    const isBlind = restorability.status === 'unverified';
    return stop(`the last known good cannot be restored: ${restorability.reason}`, {
        choice,
        isBlind
    });
}
async function decideToRollBack(desk, order, gate) {
    const { surface, tier, onStep } = desk;
    const { to, watched } = order;
    const book = await (0, _desk.readBook)(desk);
    const choice = (0, _choose.chooseRollback)(book, {
        surface: surface.id,
        tier: tier.id,
        to,
        watched
    });
    if (!choice.ok) return stop(choice.reason, {
        isBlind: choice.status === 'unverified'
    });
    if (choice.state === 'done') return {
        status: 'done-before',
        choice
    };
    const cleared = await clear(desk, order, book, choice);
    if ('status' in cleared) return cleared;
    const { good } = choice;
    onStep(`restorable: ${good.statement.predicate.receiptId}`);
    const incident = await (0, _incident.openIncident)(desk, book, choice, order.reason);
    onStep(`incident open: ${incident}`);
    await (0, _prove.proveBefore)(desk, cleared.target, choice);
    const { report, signed } = await (0, _decide.decideRollback)(desk, choice, gate, [
        cleared.known
    ]);
    if (!signed) return noGo(choice, report);
    onStep('gate: go');
    const { commit = '', bundle = '' } = good.statement.subjects;
    const ticket = await (0, _leave.signLeave)(desk, {
        ...{
            commit,
            bundle,
            restores: good.id,
            gateDecision: signed.verified.id,
            approvals: cleared.approvals
        },
        ...watched === undefined ? {} : {
            watched
        }
    });
    onStep('ticket signed');
    return {
        status: 'ticketed',
        choice,
        incident,
        report,
        ticket
    };
}
