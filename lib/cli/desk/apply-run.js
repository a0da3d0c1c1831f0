"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ownRun", {
    enumerable: true,
    get: function() {
        return ownRun;
    }
});
const _parts = require("../../evidence/statement/predicates/parts");
const _usererror = require("../../registry/user-error");
function ownRun({ env }) {
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    // `owner/name/.github/workflows/up.yml@refs/heads/main`
    const path = (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/@.*$/s, '');
    const parsed = _parts.WorkflowRun.safeParse({
        repository,
        path: path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : '',
        ref: env['GITHUB_REF'],
        sha: env['GITHUB_SHA'],
        runId: Number(env['GITHUB_RUN_ID']),
        runAttempt: Number(env['GITHUB_RUN_ATTEMPT']),
        actor: env['GITHUB_ACTOR']
    });
    if (parsed.success) return parsed.data;
    throw new _usererror.UserError('this is no job of GitHub Actions', {
        place: 'environment',
        allowed: 'GITHUB_REPOSITORY, GITHUB_WORKFLOW_REF, GITHUB_REF, GITHUB_SHA, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_ACTOR'
    });
}
