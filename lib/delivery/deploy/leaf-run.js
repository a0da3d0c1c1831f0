"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "leafRefusal", {
    enumerable: true,
    get: function() {
        return leafRefusal;
    }
});
const _called = require("../../evidence/trust/called");
const _selectors = require("../../registry/selectors");
const _of = require("../targets/of");
const _release = require("./release");
function leafRefusal(own, run, { registry, surface, tier }) {
    const actor = (0, _of.deliveryActor)(registry);
    const repository = `${registry.organization.login}/${(0, _selectors.repositoryOf)(registry, surface.repository).name}`;
    const branch = (0, _selectors.branchOf)(registry, surface.repository, tier);
    if (own.repository !== repository) return `${surface.id} is deployed from ${repository}, not from ${own.repository}`;
    if (run.id !== own.runId || run.sha !== own.sha) return 'GitHub tells of another run than this one';
    if (own.path !== _release.LEAF_WORKFLOW || run.path !== _release.LEAF_WORKFLOW) return `${run.path} is not ${_release.LEAF_WORKFLOW}`;
    if (own.ref !== `refs/heads/${branch}` || run.branch !== branch) {
        return `the run is on ${run.branch ?? 'no branch'}; ${tier.id} is deployed from ${branch}`;
    }
    if (run.event !== 'workflow_dispatch') return `the run was started by ${run.event}, not dispatched by ${actor}`;
    for (const { login } of [
        run.actor,
        run.triggeringActor
    ]){
        if (login !== actor) return `the run was dispatched by ${login}, not by ${actor}`;
    }
    // Whoever starts it again is a person; resuming is a new promotion, and its dispatch.
    if (run.attempt !== 1 || own.runAttempt !== 1) return 'the run was started again';
    return (0, _called.pinnedCallRefusal)(run.referenced, {
        ...{
            registry,
            kind: 'deploy-receipt',
            tier: tier.id,
            repository: surface.repository,
            caller: _release.LEAF_WORKFLOW
        }
    });
}
