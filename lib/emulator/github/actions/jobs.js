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
    get cancelRun () {
        return cancelRun;
    },
    get endJob () {
        return endJob;
    },
    get finishJob () {
        return finishJob;
    },
    get jobAt () {
        return jobAt;
    },
    get resumeJob () {
        return resumeJob;
    },
    get skipJob () {
        return skipJob;
    },
    get startJob () {
        return startJob;
    }
});
const _transfer = require("../git/transfer");
const _world = require("../world");
const _environments = require("./environments");
const _runs = require("./runs");
const minute = 60_000;
function jobAt(world, place, id) {
    const found = (0, _runs.runAt)(world, place).jobs.find((job)=>job.id === id);
    if (found === undefined) throw new Error(`no job ${id} in run ${place.run}`);
    return found;
}
function checkOf(world, repository, run, job) {
    const check = {
        ...{
            id: (0, _world.takeId)(world),
            headSha: run.headSha,
            app: 'github-actions',
            name: job.name,
            externalId: null
        },
        ...{
            detailsUrl: null,
            status: 'queued',
            conclusion: null,
            startedAt: job.at,
            completedAt: null
        },
        output: {
            title: null,
            summary: null,
            text: null
        }
    };
    repository.checks[check.id] = check;
    return check;
}
function deploymentOf(world, run, environment, at) {
    return {
        ...{
            id: (0, _world.takeId)(world),
            sha: run.headSha,
            ref: run.headBranch,
            task: 'deploy',
            environment,
            description: null
        },
        ...{
            payload: {},
            creator: 'github-actions[bot]',
            createdAt: at,
            updatedAt: at,
            statuses: []
        }
    };
}
function report(world, repository, job, state, at) {
    const deployment = job.deploymentId === null ? undefined : repository.deployments[job.deploymentId];
    if (deployment === undefined) return;
    deployment.updatedAt = at;
    deployment.statuses.push({
        ...{
            id: (0, _world.takeId)(world),
            state,
            description: ''
        },
        ...{
            creator: 'github-actions[bot]',
            createdAt: at
        }
    });
}
function settle(run, at) {
    const last = (0, _runs.currentAttempt)(run);
    const open = run.jobs.filter(({ attempt, status })=>attempt === last.number && status !== 'completed');
    const waiting = open.length > 0 && open.every(({ status })=>status === 'waiting');
    Object.assign(last, {
        status: waiting ? 'waiting' : 'in_progress',
        updatedAt: at
    });
    const ids = new Set(open.filter(({ status })=>status === 'waiting').map(({ environment })=>environment));
    run.pending = run.pending.filter(({ name })=>ids.has(name));
}
function startJob(world, place, started) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const run = (0, _runs.runAt)(world, place);
    const { at, name } = started;
    if ((0, _runs.currentAttempt)(run).status === 'completed') throw new Error(`run ${run.id} has ended`);
    const environment = started.environment === undefined ? undefined : (0, _environments.enteredEnvironment)(world, repository, started.environment, at);
    const deployment = environment === undefined ? undefined : deploymentOf(world, run, environment.name, at);
    if (deployment !== undefined) repository.deployments[deployment.id] = deployment;
    const job = {
        ...{
            id: (0, _world.takeId)(world),
            attempt: (0, _runs.currentAttempt)(run).number,
            name,
            environment: environment?.name ?? null
        },
        ...{
            deploymentId: deployment?.id ?? null,
            checkRunId: checkOf(world, repository, run, started).id
        },
        ...{
            approved: false,
            status: 'in_progress',
            conclusion: null,
            createdAt: at,
            startedAt: at,
            completedAt: null,
            steps: []
        }
    };
    run.jobs.push(job);
    if (environment !== undefined && !(0, _environments.mayDeploy)(repository, environment, (0, _environments.deployRef)(run))) return endJob(world, place, job, 'failure', at);
    if (environment !== undefined && (environment.reviewers.length > 0 || environment.waitTimer > 0)) {
        job.status = 'waiting';
        if (!run.pending.some((one)=>one.name === environment.name)) run.pending.push({
            environmentId: environment.id,
            name: environment.name,
            since: at
        });
    }
    report(world, repository, job, job.status === 'waiting' ? 'pending' : 'in_progress', at);
    settle(run, at);
    mirror(repository, job);
    return job;
}
function mirror(repository, job) {
    const check = repository.checks[job.checkRunId];
    if (check === undefined) throw new Error(`no check run of job '${job.name}'`);
    Object.assign(check, {
        status: job.status,
        conclusion: job.conclusion,
        completedAt: job.completedAt
    });
}
function endJob(world, place, job, conclusion, at) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    Object.assign(job, {
        status: 'completed',
        conclusion,
        completedAt: at
    });
    report(world, repository, job, conclusion === 'success' ? 'success' : 'failure', at);
    settle((0, _runs.runAt)(world, place), at);
    mirror(repository, job);
    return job;
}
function resumeJob(world, place, id, at) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const job = jobAt(world, place, id);
    const environment = repository.environments[(job.environment ?? '').toLowerCase()];
    if (job.status !== 'waiting' || environment === undefined) return job;
    const approved = environment.reviewers.length === 0 || job.approved;
    const over = Date.parse(at) >= Date.parse(job.createdAt) + environment.waitTimer * minute;
    if (!approved || !over) return job;
    Object.assign(job, {
        status: 'in_progress',
        startedAt: at
    });
    report(world, repository, job, 'in_progress', at);
    settle((0, _runs.runAt)(world, place), at);
    mirror(repository, job);
    return job;
}
function finishJob(world, place, id, end) {
    const job = jobAt(world, place, id);
    if (job.status !== 'in_progress') throw new Error(`job '${job.name}' is ${job.status}`);
    job.steps = (end.steps ?? []).map(({ name, conclusion }, index)=>({
            ...{
                name,
                number: index + 1,
                status: 'completed',
                conclusion,
                startedAt: job.startedAt,
                completedAt: end.at
            }
        }));
    return endJob(world, place, job, end.conclusion, end.at);
}
function skipJob(world, place, name, at) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const run = (0, _runs.runAt)(world, place);
    const job = {
        ...{
            id: (0, _world.takeId)(world),
            attempt: (0, _runs.currentAttempt)(run).number,
            name,
            environment: null,
            deploymentId: null
        },
        ...{
            checkRunId: checkOf(world, repository, run, {
                name,
                at
            }).id,
            status: 'completed',
            conclusion: 'skipped'
        },
        ...{
            approved: false,
            createdAt: at,
            startedAt: at,
            completedAt: at,
            steps: []
        }
    };
    run.jobs.push(job);
    mirror(repository, job);
    settle(run, at);
    return job;
}
function cancelRun(world, place, at) {
    const run = (0, _runs.runAt)(world, place);
    const last = (0, _runs.currentAttempt)(run);
    if (last.status === 'completed') throw new Error(`run ${run.id} has ended`);
    for (const job of run.jobs.filter(({ attempt, status })=>attempt === last.number && status !== 'completed'))endJob(world, place, job, 'cancelled', at);
    run.pending = [];
    Object.assign(last, {
        status: 'completed',
        conclusion: 'cancelled',
        updatedAt: at
    });
}
