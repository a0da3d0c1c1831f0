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
    get currentAttempt () {
        return currentAttempt;
    },
    get finishRun () {
        return finishRun;
    },
    get queuedRuns () {
        return queuedRuns;
    },
    get rerun () {
        return rerun;
    },
    get runAt () {
        return runAt;
    },
    get startRun () {
        return startRun;
    }
});
const _transfer = require("../git/transfer");
const _world = require("../world");
const _referenced = require("./referenced");
const _workflowfile = require("./workflow-file");
function runAt(world, place) {
    const found = (0, _transfer.repositoryNamed)(world, place.repository).runs[place.run];
    if (found === undefined) throw new Error(`no run ${place.run} in '${place.repository}'`);
    return found;
}
function currentAttempt({ attempts }) {
    const last = attempts.at(-1);
    if (last === undefined) throw new Error('a run without an attempt');
    return last;
}
function attempt(number, triggeringActor, at) {
    return {
        number,
        triggeringActor,
        status: 'queued',
        conclusion: null,
        startedAt: at,
        updatedAt: at
    };
}
function startRun(world, started) {
    const repository = (0, _transfer.repositoryNamed)(world, started.repository);
    const sha = started.sha ?? repository.branches[started.branch]?.sha;
    if (sha === undefined) throw new Error(`no branch '${started.branch}' in '${started.repository}'`);
    const file = (0, _workflowfile.workflowAt)(repository, started.workflow, sha);
    if (file === undefined) throw new Error(`no workflow '${started.workflow}' at ${sha}`);
    if (!file.events.includes(started.event)) throw new Error(`'${started.workflow}' does not run on ${started.event}`);
    const workflowId = workflowIdOf(world, repository, started);
    const runs = Object.values(repository.runs).filter((one)=>one.workflowId === workflowId);
    const run = {
        ...{
            id: (0, _world.takeId)(world),
            workflowId,
            runNumber: runs.length + 1,
            event: started.event,
            headSha: sha
        },
        ...{
            headBranch: started.branch,
            displayTitle: file.name,
            actor: started.actor,
            inputs: started.inputs ?? {}
        },
        referenced: (0, _referenced.referencedWorkflows)(world, repository, file, {
            sha,
            branch: started.branch
        }),
        ...{
            pulls: started.pulls ?? [],
            createdAt: started.at,
            jobs: [],
            pending: [],
            reviews: []
        },
        attempts: [
            attempt(1, started.actor, started.at)
        ]
    };
    repository.runs[run.id] = run;
    return run;
}
function workflowIdOf(world, repository, { workflow, at }) {
    (0, _workflowfile.workflowsOf)(world, repository);
    const known = Object.values(repository.workflows).find(({ path })=>path === workflow);
    if (known !== undefined) return known.id;
    const id = (0, _world.takeId)(world);
    repository.workflows[id] = {
        id,
        path: workflow,
        name: workflow,
        state: 'active',
        createdAt: at
    };
    return id;
}
function queuedRuns(world) {
    return Object.values(world.repositories).flatMap(({ name, runs })=>Object.values(runs).map((run)=>({
                repository: name,
                run
            }))).filter(({ run })=>currentAttempt(run).status === 'queued').sort((one, other)=>one.run.id - other.run.id).map(({ repository, run })=>({
            repository,
            run: run.id
        }));
}
function rerun(world, place, user, at) {
    const run = runAt(world, place);
    const last = currentAttempt(run);
    if (last.status !== 'completed') throw new Error(`run ${run.id} is still running`);
    run.attempts.push(attempt(last.number + 1, user, at));
    run.pending = [];
    return run;
}
const worst = [
    'cancelled',
    'failure',
    'timed_out'
];
function finishRun(world, place, at) {
    const run = runAt(world, place);
    const last = currentAttempt(run);
    const jobs = run.jobs.filter(({ attempt: number })=>number === last.number);
    const open = jobs.find(({ status })=>status !== 'completed');
    if (open !== undefined) throw new Error(`job '${open.name}' of run ${run.id} has not ended`);
    const found = worst.find((one)=>jobs.some(({ conclusion })=>conclusion === one));
    const skipped = jobs.length > 0 && jobs.every(({ conclusion })=>conclusion === 'skipped');
    const conclusion = found ?? (skipped ? 'skipped' : 'success');
    Object.assign(last, {
        status: 'completed',
        conclusion,
        updatedAt: at
    });
    return run;
}
