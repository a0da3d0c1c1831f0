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
    get identityOf () {
        return identityOf;
    },
    get isOfFork () {
        return isOfFork;
    },
    get jobToken () {
        return jobToken;
    },
    get secretNamesOf () {
        return secretNamesOf;
    },
    get variablesOf () {
        return variablesOf;
    }
});
const _nodecrypto = require("node:crypto");
const _transfer = require("../git/transfer");
const _world = require("../world");
const _jobs = require("./jobs");
const _runs = require("./runs");
const tokenLifeMs = 60 * 60 * 1000;
function isOfFork(world, place) {
    const { event, pulls } = (0, _runs.runAt)(world, place);
    return event === 'pull_request' && (0, _transfer.repositoryNamed)(world, place.repository).pulls[pulls[0] ?? 0]?.fork !== undefined;
}
function readOnly(permissions) {
    return Object.fromEntries(Object.keys(permissions).map((name)=>[
            name,
            'read'
        ]));
}
function jobToken(world, place, job, permissions, at) {
    const granted = {
        metadata: 'read',
        ...isOfFork(world, place) ? readOnly(permissions) : permissions
    };
    const id = `job:${job}:${(0, _world.takeId)(world)}`;
    const token = `ghs_${(0, _nodecrypto.createHash)('sha256').update(`${id} ${at}`).digest('base64url').slice(0, 36)}`;
    world.tokens[id] = {
        ...{
            id,
            token,
            kind: 'installation',
            permissions: granted,
            app: 'github-actions'
        },
        ...{
            repositories: [
                place.repository
            ],
            user: null,
            limit: 1000
        },
        expiresAt: new Date(Date.parse(at) + tokenLifeMs).toISOString()
    };
    return token;
}
function identityOf(world, place, jobId, called) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const run = (0, _runs.runAt)(world, place);
    const job = (0, _jobs.jobAt)(world, place, jobId);
    const workflow = repository.workflows[run.workflowId];
    if (workflow === undefined) throw new Error(`run ${run.id} is of no workflow`);
    return {
        ...{
            repository: `${world.organization.login}/${repository.name}`,
            repositoryId: repository.id
        },
        ...{
            workflow: workflow.path,
            ref: `refs/heads/${run.headBranch}`,
            sha: run.headSha,
            runId: run.id
        },
        ...{
            runAttempt: (0, _runs.currentAttempt)(run).number,
            event: run.event,
            actor: run.actor
        },
        ...job.environment === null ? {} : {
            environment: job.environment
        },
        ...called === undefined ? {} : {
            called: called.workflow,
            calledSha: called.sha
        }
    };
}
function variablesOf(world, place, jobId) {
    if (isOfFork(world, place)) return {};
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const { environment } = (0, _jobs.jobAt)(world, place, jobId);
    const own = environment === null ? {} : repository.environments[environment.toLowerCase()]?.variables ?? {};
    const all = [
        ...Object.values(repository.variables),
        ...Object.values(own)
    ];
    return Object.fromEntries(all.map(({ name, value })=>[
            name.toUpperCase(),
            value
        ]));
}
function secretNamesOf(world, place, jobId) {
    if (isOfFork(world, place)) return [];
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const { environment, status } = (0, _jobs.jobAt)(world, place, jobId);
    const entered = environment !== null && status === 'in_progress';
    const own = entered ? repository.environments[environment.toLowerCase()]?.secrets ?? {} : {};
    return [
        ...new Set([
            ...Object.keys(repository.secrets),
            ...Object.keys(own)
        ])
    ].sort();
}
