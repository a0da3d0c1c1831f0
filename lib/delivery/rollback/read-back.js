"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startReadBack", {
    enumerable: true,
    get: function() {
        return startReadBack;
    }
});
const _verification = require("../../evidence/readers/verification");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _fresh = require("../gate/checks/fresh");
const _stacks = require("../gate/stacks");
const _dispatch = require("../targets/dispatch");
const _desk = require("./desk");
/** The workflow that reads GitHub and Netlify back, each stack in its own environment, and records what it saw. */ const DRIFT_WORKFLOW = '.github/workflows/drift.yml';
/** Half of what counts for a roll-back, in milliseconds: the gate is asked again after the leaf. */ const YOUNG = _fresh.ROLLBACK_FRESH / 2;
/** Whether foundation and tier were read back lately, against this registry, and were as planned. */ async function isYoung(desk, registryDigest) {
    const { registry, surface, tier, clock } = desk;
    const book = await (0, _desk.readBook)(desk);
    const times = (0, _verification.readingTimes)(book);
    const now = clock.now();
    return (0, _stacks.stacksOf)(registry, surface.repository, tier.id).every((names)=>names.some((stack)=>{
            const { status, evidence } = (0, _verification.freshVerification)(book, stack, registryDigest, now);
            const ages = evidence.map((id)=>now.getTime() - (times.get(id) ?? Number.NaN));
            return status === 'pass' && ages.every((age)=>age <= YOUNG);
        }));
}
async function startReadBack(desk, github, registryDigest) {
    const { registry, clock, onStep } = desk;
    const { name: repo, defaultBranch: branch } = (0, _selectors.repositoryOf)(registry, registry.governance.repository);
    const said = (error)=>{
        if (!(error instanceof _usererror.UserError)) throw error;
        onStep(`live verification: ${error.message}`);
    };
    try {
        if (await isYoung(desk, registryDigest)) return async ()=>undefined;
        const place = {
            owner: registry.organization.login,
            repo,
            workflow: DRIFT_WORKFLOW,
            branch
        };
        const run = await (0, _dispatch.dispatchRun)(github, place, {});
        onStep(`live verification: run ${run.runId}`);
        return async ()=>{
            await (0, _dispatch.followRun)(github, run, {
                sleep: clock.sleep
            }).catch(said);
        };
    } catch (error) {
        said(error);
        return async ()=>undefined;
    }
}
