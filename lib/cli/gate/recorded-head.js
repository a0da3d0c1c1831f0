"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "recordedHeadOf", {
    enumerable: true,
    get: function() {
        return recordedHeadOf;
    }
});
const _recordedhead = require("../../delivery/gate/observe/recorded-head");
const _called = require("../../evidence/trust/called");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _githubname = require("../../registry/github-name");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
/** The workflow that only asks; its runs record the head as every gate does, and a person may start one at any time. */ const ASKING_WORKFLOW = '.github/workflows/release-readiness.yml';
function couldNotLook(reason) {
    return new _usererror.UserError(`the head that the last gate run recorded could not be looked for: ${reason}`, {
        place: 'environment',
        allowed: 'GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_TOKEN (actions: read) of a job in a repository of the registry',
        exitCode: 3
    });
}
function gateWorkflows(registry) {
    const paths = (registry.trust?.entries ?? []).flatMap((entry)=>{
        if (entry.kind !== 'sigstore' || !entry.mayAttest.includes('release-decision')) return [];
        return (0, _called.callersOf)(entry);
    });
    return [
        ...new Set([
            ASKING_WORKFLOW,
            ...paths
        ])
    ];
}
function clientOf({ env }, owner) {
    try {
        return (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(env, owner));
    } catch (error) {
        if (error instanceof _usererror.UserError) throw couldNotLook(error.message);
        throw error;
    }
}
async function look(context, registry) {
    const { env } = context;
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const runId = Number(env['GITHUB_RUN_ID']);
    const [key, repository] = Object.entries(registry.repositories).find(([, { name }])=>(0, _githubname.isSameName)(name, repo)) ?? [];
    const isOurs = key !== undefined && (0, _githubname.isSameName)(owner, registry.organization.login) && Number.isSafeInteger(runId);
    if (!isOurs || !repository) {
        throw couldNotLook('this job is in no repository of the registry, or does not know its run');
    }
    const branches = [
        repository.defaultBranch,
        ...registry.tiers.map((tier)=>(0, _selectors.branchOf)(registry, key, tier))
    ];
    const workflows = gateWorkflows(registry);
    return (0, _recordedhead.recordedHead)(clientOf(context, owner), {
        owner,
        repo,
        runId,
        workflows,
        branches
    });
}
function recordedHeadOf(context, registry) {
    return context.env['GITHUB_ACTIONS'] === 'true' ? ()=>look(context, registry) : undefined;
}
