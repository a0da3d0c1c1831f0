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
    get requireSameRun () {
        return requireSameRun;
    },
    get signerRun () {
        return signerRun;
    }
});
const _refusal = require("../statement/refusal");
const _called = require("./called");
function signerRun(claims) {
    const { signer, caller, source, run, environment } = claims;
    return {
        repositoryId: source.repositoryId,
        repository: source.repository,
        workflow: signer.path,
        caller: caller.path,
        called: (0, _called.calledWorkflow)(claims),
        ref: source.ref,
        sha: source.digest,
        runId: run.id,
        runAttempt: run.attempt,
        environment
    };
}
function requireSameRun({ predicate }, run) {
    const same = (name, said, certified)=>{
        if (said !== certified) throw new _refusal.Refusal(`the statement names another ${name} than the run that signed it`);
    };
    if ('runId' in predicate) same('run', predicate.runId, run.runId);
    if ('runId' in predicate) same('attempt', predicate.attempt, run.runAttempt);
    if (!('workflow' in predicate)) return;
    const { workflow } = predicate;
    same('repository', workflow.repository, run.repository);
    same('workflow', workflow.path, run.caller);
    same('ref', workflow.ref, run.ref);
    same('head', workflow.sha, run.sha);
    same('run', workflow.runId, run.runId);
    same('attempt', workflow.runAttempt, run.runAttempt);
}
