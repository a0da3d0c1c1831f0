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
    get STEPS () {
        return STEPS;
    },
    get runDrill () {
        return runDrill;
    },
    get runRollback () {
        return runRollback;
    }
});
const _signingrun = require("../../delivery/deploy/signing-run");
const _again = require("../../delivery/rollback/again");
const _byleaf = require("../../delivery/rollback/by-leaf");
const _choose = require("../../delivery/rollback/choose");
const _drill = require("../../delivery/rollback/drill");
const _report = require("../../delivery/rollback/report");
const _rollback = require("../../delivery/rollback/roll-back");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _applyrun = require("../desk/apply-run");
const _evidencedesk = require("../desk/evidence-desk");
const _jsonreport = require("../print/json-report");
const _rollbackdesk = require("./rollback-desk");
const STEPS = [
    'decide',
    'restore',
    'again'
];
/** Dispatches the leaf with the ticket of this run and waits for it; signs nothing. */ async function restore(flags, evidence, steps, context) {
    const { registry, trust, branch, common } = evidence;
    const place = (0, _rollbackdesk.placeOf)(flags, evidence);
    const clock = context.clock(common.now);
    const { runId, runAttempt: attempt } = (0, _applyrun.ownRun)(context);
    const outcome = await (0, _byleaf.restoreByLeaf)({
        registry,
        ...place
    }, {
        ...{
            trust,
            branch,
            own: {
                runId,
                attempt
            },
            now: clock.now,
            progress: context.progress
        },
        github: (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login)),
        sign: ()=>Promise.reject(new Error('to dispatch signs nothing')),
        patience: {
            sleep: clock.sleep
        }
    });
    if (outcome?.runId !== undefined) steps.push(`leaf: run ${outcome.runId}`);
    return outcome;
}
async function restored(flags, evidence, steps, context) {
    const outcome = await restore(flags, evidence, steps, context);
    const choice = (0, _choose.chooseRollback)(await (0, _evidencedesk.evidenceBook)(evidence), {
        surface: flags.surface,
        tier: flags.tier
    });
    if (!choice.ok) return (0, _rollback.stop)(choice.reason, {
        isBlind: choice.status === 'unverified'
    });
    if (!outcome) {
        return choice.state === 'done' ? {
            status: 'done-before',
            choice
        } : (0, _rollback.stop)('this run signed no ticket: there is nothing to restore', {
            choice
        });
    }
    if (outcome.exitCode === 0) return {
        status: 'restored',
        choice
    };
    return (0, _rollback.stop)(outcome.reason ?? 'the leaf failed', {
        choice,
        isBlind: outcome.exitCode === 3
    });
}
async function runRollback(step, flags, evidence, context) {
    (0, _rollbackdesk.requireReceiptId)(flags.to);
    if (step === undefined && flags.statements !== undefined) {
        const allowed = 'rollback run decide|again --statements DIR: what comes after reads it on the evidence branch';
        throw new _usererror.UserError('the statements would not be on the branch', {
            place: '--statements',
            allowed
        });
    }
    (0, _rollbackdesk.placeOf)(flags, evidence);
    const { path: workflow } = (0, _applyrun.ownRun)(context);
    const automatic = workflow === _signingrun.MONITOR_WORKFLOW.path;
    const place = {
        surface: flags.surface,
        tier: flags.tier,
        automatic
    };
    const path = (0, _rollbackdesk.reportPath)('rollback', flags, context);
    const steps = [];
    const signing = step === 'restore' ? undefined : (0, _rollbackdesk.rollbackDesk)(flags, evidence, context.clock(evidence.common.now), context);
    const gate = step === 'restore' ? undefined : (0, _rollbackdesk.rollbackGate)(flags, evidence, context);
    const play = async (each)=>{
        if (!signing || !gate || each === 'restore') return restored(flags, evidence, steps, context);
        const desk = {
            ...signing,
            onStep: noting(steps, context)
        };
        if (each === 'again') return (0, _again.earnAgain)(desk, gate);
        await (await (0, _rollbackdesk.readingBack)(flags, desk, evidence, context))();
        return (0, _rollback.decideToRollBack)(desk, {
            to: flags.to,
            initiators: (0, _rollbackdesk.initiatorsOf)(context),
            reason: flags.reason
        }, gate);
    };
    let result;
    for (const each of step === undefined ? STEPS : [
        step
    ]){
        result = await play(each).catch((error)=>{
            if (!(error instanceof _usererror.UserError)) throw error;
            const failed = (0, _rollback.stop)(error.message, {
                isBlind: error.exitCode === 3
            });
            (0, _jsonreport.writeJsonReport)(path, (0, _report.rollbackReport)(place, failed, steps));
            throw error;
        });
        (0, _jsonreport.writeJsonReport)(path, (0, _report.rollbackReport)(place, result, steps));
        if (_report.ROLLBACK_EXIT[result.status] !== 0) break;
    }
    if (result) say((0, _report.rollbackReport)(place, result, steps), evidence, context);
}
function noting(steps, context) {
    return (what)=>{
        steps.push(what);
        context.progress(what);
    };
}
function say(report, { common }, context) {
    if (common.json) (0, _common.printJson)(context, report);
    else {
        for (const line of report.steps)context.print(`  ${line}`);
        context.print(`${report.status}: ${report.reason}`);
    }
    context.exit(_report.ROLLBACK_EXIT[report.status]);
}
async function runDrill(step, flags, evidence, context) {
    if (step === undefined && flags.statements !== undefined) {
        const allowed = 'rollback drill decide --statements DIR';
        throw new _usererror.UserError('the statements would not be on the branch', {
            place: '--statements',
            allowed
        });
    }
    const { json } = evidence.common;
    const about = {
        schema: 'causeway/drill/v1',
        surface: flags.surface,
        tier: flags.tier
    };
    if (step !== 'restore') {
        const desk = (0, _rollbackdesk.rollbackDesk)(flags, evidence, context.clock(evidence.common.now), context);
        const { id } = await (0, _drill.decideDrill)(desk, (0, _rollbackdesk.initiatorsOf)(context));
        if (step === 'decide') {
            if (json) (0, _common.printJson)(context, {
                ...about,
                status: 'ticketed',
                ticket: id
            });
            else context.print(`the drill may go\n  ${id}`);
            return;
        }
    }
    const outcome = await restore(flags, evidence, [], context);
    const reason = outcome ? outcome.reason : 'this run signed no ticket for a drill';
    const isGood = outcome?.exitCode === 0;
    if (json) (0, _common.printJson)(context, {
        ...about,
        status: isGood ? 'drilled' : 'failed',
        reason: reason ?? null
    });
    else context.print(isGood ? 'drilled: what was live is live' : `failed: ${reason}`);
    context.exit(isGood ? 0 : outcome?.exitCode === 3 ? 3 : 1);
}
