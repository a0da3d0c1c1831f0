"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "promote", {
    enumerable: true,
    get: function() {
        return promote;
    }
});
const _usererror = require("../../registry/user-error");
const _runfacts = require("../targets/run-facts");
const _deploys = require("./deploys");
const _look = require("./look");
const _monitors = require("./monitors");
const _plan = require("./plan");
const _record = require("./record");
const _tickets = require("./tickets");
// Two promotions of the same would wait for each other's leaves and write into each other's chains.
async function requireEnded(question, runId, { github, own }) {
    const place = (0, _look.placeOf)(question);
    const [old, present] = await Promise.all([
        (0, _runfacts.readRun)(github, {
            ...place,
            runId
        }),
        (0, _runfacts.readRun)(github, {
            ...place,
            runId: own.runId
        })
    ]);
    const refuse = (message)=>new _usererror.UserError(message, {
            place: '--resumes',
            allowed: 'a promotion that ended',
            exitCode: 1
        });
    if (old.path !== present.path) throw refuse(`the run ${runId} is of ${old.path}`);
    if (runId === own.runId || old.status !== 'completed') throw refuse(`the run ${runId} has not ended`);
}
async function promote(question, { decision, until, resumes }, desk) {
    if (resumes !== undefined) await requireEnded(question, resumes, desk);
    const facts = await (0, _look.lookAtPromotion)(question, {
        ...desk,
        runId: desk.own.runId
    });
    const plan = (0, _plan.planPromotion)(question, facts);
    const nothing = new Map();
    const result = (state, tickets = nothing, outcomes = [])=>{
        return {
            plan,
            facts,
            tickets,
            outcomes,
            state
        };
    };
    if (plan.problems.length > 0 || plan.objections.length > 0) return result('stopped');
    const open = plan.surfaces.filter(({ done })=>done === undefined);
    const approvals = await (0, _record.recordApprovals)(question, open, facts, desk);
    if (until === 'approvals') return result('approved');
    const tickets = open.length === 0 ? nothing : await (0, _tickets.recordTickets)(question, open, {
        gateDecision: await (0, _tickets.recordDecision)(question, decision, desk),
        approvals
    }, desk);
    if (until === 'tickets') return result('ticketed', tickets);
    const outcomes = await (0, _deploys.runDeploys)(question, plan.surfaces, tickets, desk);
    return result('done', tickets, await (0, _monitors.startMonitors)(question, outcomes, desk));
}
