"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startMonitors", {
    enumerable: true,
    get: function() {
        return startMonitors;
    }
});
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _signingrun = require("../deploy/signing-run");
const _dispatch = require("../targets/dispatch");
const _look = require("./look");
async function startMonitors(question, outcomes, { github, progress }) {
    const { registry, repository, tier } = question;
    const workflow = {
        ...(0, _look.placeOf)(question),
        ...{
            workflow: _signingrun.MONITOR_WORKFLOW.path,
            branch: (0, _selectors.branchOf)(registry, repository, tier)
        }
    };
    const watched = [];
    for (const outcome of outcomes){
        const { surface } = outcome;
        const hasHealth = registry.surfaces.some(({ id, health })=>id === surface && health !== undefined);
        if (outcome.exitCode !== 0 || !hasHealth) {
            watched.push(outcome);
            continue;
        }
        try {
            const { runId: monitor } = await (0, _dispatch.dispatchRun)(github, workflow, {
                surface,
                tier: tier.id
            });
            progress(`${surface} on ${tier.id} is watched by the run ${monitor}`);
            watched.push({
                ...outcome,
                monitor
            });
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            const reason = `it is live, and its monitor was not started: ${error.message}`;
            watched.push({
                ...outcome,
                reason,
                exitCode: error.exitCode === 3 ? 3 : 1
            });
        }
    }
    return watched;
}
