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
    get cancel () {
        return cancel;
    },
    get getJob () {
        return getJob;
    },
    get getRun () {
        return getRun;
    },
    get getRunAttempt () {
        return getRunAttempt;
    },
    get listAttemptJobs () {
        return listAttemptJobs;
    },
    get listJobs () {
        return listJobs;
    },
    get listRuns () {
        return listRuns;
    },
    get listWorkflowRuns () {
        return listWorkflowRuns;
    },
    get rerunRun () {
        return rerunRun;
    },
    get runOf () {
        return runOf;
    }
});
const _jobs = require("../../actions/jobs");
const _runs = require("../../actions/runs");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _run = require("../../shapes/run");
const _pagination = require("../../transport/pagination");
const _workflows = require("./workflows");
/** GitHub gives no more than this of a list that is filtered, whatever `total_count` says. */ const mostFiltered = 1000;
function runOf(exchange) {
    const found = (0, _lookup.repositoryOf)(exchange).runs[exchange.params['run_id'] ?? ''];
    if (found === undefined || !(0, _lookup.visible)(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
/** Whether a day or time is in a range as GitHub's search writes it: `A..B`, `>=A`, `<=B`, `>A`, `<B`, `A`. */ function within(time, range) {
    const bound = (text, end)=>text === '*' ? end ? Infinity : -Infinity : Date.parse(end && !text.includes('T') ? `${text}T23:59:59.999Z` : text);
    const at = Date.parse(time);
    const [from, to] = range.split('..');
    if (from !== undefined && to !== undefined) return at >= bound(from, false) && at <= bound(to, true);
    const [, sign = '', text = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? [];
    if (sign === '>=') return at >= bound(text, false);
    if (sign === '>') return at > bound(text, true);
    if (sign === '<=') return at <= bound(text, true);
    if (sign === '<') return at < bound(text, false);
    return at >= bound(text, false) && at <= bound(text, true);
}
function listed(exchange, only) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const [branch, event, actor] = [
        'branch',
        'event',
        'actor'
    ].map((name)=>(0, _lookup.queryText)(exchange, name));
    const [sha, status, created] = [
        'head_sha',
        'status',
        'created'
    ].map((name)=>(0, _lookup.queryText)(exchange, name));
    const filtered = [
        branch,
        event,
        actor,
        sha,
        status,
        created
    ].some((one)=>one !== undefined);
    const found = Object.values(repository.runs).filter((run)=>only(run) && (0, _lookup.visible)(exchange, run)).filter((run)=>branch === undefined || run.headBranch === branch).filter((run)=>event === undefined || run.event === event).filter((run)=>actor === undefined || run.actor === actor).filter((run)=>sha === undefined || run.headSha === sha).filter((run)=>{
        const last = (0, _runs.currentAttempt)(run);
        return status === undefined || last.status === status || last.conclusion === status;
    }).filter((run)=>created === undefined || within(run.createdAt, created)).sort((one, other)=>other.id - one.id);
    const total = found.length;
    return (0, _pagination.page)(exchange, filtered ? found.slice(0, mostFiltered) : found, (some)=>({
            total_count: total,
            workflow_runs: some.map((run)=>(0, _run.runShape)(exchange, repository, run))
        }));
}
function listRuns(exchange) {
    return listed(exchange, ()=>true);
}
function listWorkflowRuns(exchange) {
    const { id } = (0, _workflows.workflowOf)(exchange);
    return listed(exchange, ({ workflowId })=>workflowId === id);
}
function getRun(exchange) {
    return {
        status: 200,
        body: (0, _run.runShape)(exchange, (0, _lookup.repositoryOf)(exchange), runOf(exchange))
    };
}
function attemptOf(exchange, run) {
    const found = run.attempts.find(({ number })=>String(number) === exchange.params['attempt_number']);
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function getRunAttempt(exchange) {
    const run = runOf(exchange);
    return {
        status: 200,
        body: (0, _run.runShape)(exchange, (0, _lookup.repositoryOf)(exchange), run, attemptOf(exchange, run))
    };
}
function jobs(exchange, run, only) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    return (0, _pagination.page)(exchange, run.jobs.filter(({ attempt })=>only(attempt)), (some, total)=>({
            total_count: total,
            jobs: some.map((job)=>(0, _run.jobShape)(exchange, repository, run, job))
        }));
}
function listJobs(exchange) {
    const run = runOf(exchange);
    const last = (0, _runs.currentAttempt)(run).number;
    return jobs(exchange, run, (attempt)=>(0, _lookup.queryText)(exchange, 'filter') === 'all' || attempt === last);
}
function listAttemptJobs(exchange) {
    const run = runOf(exchange);
    const { number } = attemptOf(exchange, run);
    return jobs(exchange, run, (attempt)=>attempt === number);
}
function getJob(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    for (const run of Object.values(repository.runs)){
        const job = run.jobs.find(({ id })=>String(id) === exchange.params['job_id']);
        if (job !== undefined) return {
            status: 200,
            body: (0, _run.jobShape)(exchange, repository, run, job)
        };
    }
    throw (0, _errors.notFound)();
}
function rerunRun(exchange) {
    const { name } = (0, _lookup.writableOf)(exchange);
    const run = runOf(exchange);
    if ((0, _runs.currentAttempt)(run).status !== 'completed') throw (0, _errors.forbidden)('This workflow is already running');
    (0, _runs.rerun)(exchange.world, {
        repository: name,
        run: run.id
    }, (0, _actor.loginOf)(exchange), exchange.now());
    return {
        status: 201,
        body: {}
    };
}
function cancel(exchange) {
    const { name } = (0, _lookup.writableOf)(exchange);
    const run = runOf(exchange);
    if ((0, _runs.currentAttempt)(run).status === 'completed') throw (0, _errors.conflict)('Cannot cancel a workflow run that is completed.');
    (0, _jobs.cancelRun)(exchange.world, {
        repository: name,
        run: run.id
    }, exchange.now());
    return {
        status: 202,
        body: {}
    };
}
