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
    get dispatchWorkflow () {
        return dispatchWorkflow;
    },
    get getWorkflow () {
        return getWorkflow;
    },
    get listWorkflows () {
        return listWorkflows;
    },
    get workflowOf () {
        return workflowOf;
    }
});
const _runs = require("../../actions/runs");
const _workflowfile = require("../../actions/workflow-file");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _run = require("../../shapes/run");
const _pagination = require("../../transport/pagination");
function workflowOf(exchange) {
    const wanted = exchange.params['workflow_id'] ?? '';
    const repository = (0, _lookup.repositoryOf)(exchange);
    (0, _workflowfile.workflowsOf)(exchange.world, repository);
    const all = Object.values(repository.workflows);
    const found = all.find(({ id, path })=>String(id) === wanted || path.split('/').at(-1) === wanted);
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function listWorkflows(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    return (0, _pagination.page)(exchange, (0, _workflowfile.workflowsOf)(exchange.world, repository), (some, total)=>({
            total_count: total,
            workflows: some.map((one)=>(0, _run.workflowShape)(exchange, repository, one))
        }));
}
function getWorkflow(exchange) {
    return {
        status: 200,
        body: (0, _run.workflowShape)(exchange, (0, _lookup.repositoryOf)(exchange), workflowOf(exchange))
    };
}
function dispatchWorkflow(exchange) {
    const { world } = exchange;
    const repository = (0, _lookup.writableOf)(exchange);
    if (!repository.actions.enabled) throw (0, _errors.forbidden)('Actions is disabled on this repository.');
    const workflow = (0, _workflowfile.workflowsOf)(world, repository).find(({ id })=>id === workflowOf(exchange).id);
    if (workflow === undefined) throw (0, _errors.notFound)();
    const body = exchange.body;
    const branch = body.ref.replace(/^refs\/heads\//, '');
    const sha = repository.branches[branch]?.sha;
    if (sha === undefined) throw (0, _errors.unprocessable)(`No ref found for: ${body.ref}`);
    if (workflow.state !== 'active') throw (0, _errors.unprocessable)("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
    const file = (0, _workflowfile.workflowAt)(repository, workflow.path, sha);
    if (file?.events.includes('workflow_dispatch') !== true) throw (0, _errors.unprocessable)("Workflow does not have 'workflow_dispatch' trigger");
    const inputs = body.inputs ?? {};
    const problem = (0, _workflowfile.inputProblem)(file, inputs);
    if (problem !== undefined) throw (0, _errors.unprocessable)(problem);
    const run = (0, _runs.startRun)(world, {
        ...{
            repository: repository.name,
            workflow: workflow.path,
            event: 'workflow_dispatch',
            branch,
            sha
        },
        ...{
            actor: (0, _actor.loginOf)(exchange),
            inputs: (0, _workflowfile.filledInputs)(file, inputs),
            at: exchange.now()
        }
    });
    if (world.dispatchLagReads > 0) run.hiddenReads = world.dispatchLagReads;
    if (body.return_run_details !== true) return {
        status: 204
    };
    const urls = {
        run_url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/actions/runs/${run.id}`
    };
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/actions/runs/${run.id}`;
    return {
        status: 200,
        body: {
            workflow_run_id: run.id,
            ...urls,
            html_url: html
        }
    };
}
