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
    get dispatchRun () {
        return dispatchRun;
    },
    get followRun () {
        return followRun;
    },
    get openRuns () {
        return openRuns;
    }
});
const _promises = require("node:timers/promises");
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _runfacts = require("./run-facts");
const Dispatched = _zod.z.looseObject({
    workflow_run_id: _zod.z.int()
});
/** The last part of a workflow's path, by which the API knows it. */ function fileName(workflow) {
    return workflow.split('/').at(-1) ?? workflow;
}
async function dispatchRun(client, { owner, repo, workflow, branch }, inputs) {
    const place = `${owner}/${repo}, ${workflow} on ${branch}`;
    const path = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
    const options = {
        ref: branch,
        inputs: {
            ...inputs
        },
        return_run_details: true,
        request: {
            retries: 0
        }
    };
    try {
        const { data } = await client.request(path, {
            owner,
            repo,
            workflow_id: fileName(workflow),
            ...options
        });
        return {
            owner,
            repo,
            runId: (0, _runfacts.shapeOf)(Dispatched, data, 'the dispatched run', place).workflow_run_id
        };
    } catch (error) {
        if (error instanceof _usererror.UserError) throw error;
        if ((0, _githubclient.statusOf)(error) !== 422) throw (0, _githubclient.couldNotAsk)(error, 'dispatch the workflow', place);
        const message = error instanceof Error ? error.message : 'refused';
        throw new _usererror.UserError(`GitHub refused the dispatch: ${message.slice(0, 300)}`, {
            place,
            exitCode: 1
        });
    }
}
async function openRuns(client, { owner, repo, workflow, branch }, actor) {
    const path = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
    const base = {
        owner,
        repo,
        workflow_id: fileName(workflow),
        branch,
        event: 'workflow_dispatch',
        actor
    };
    const what = {
        key: 'workflow_runs',
        schema: _runfacts.RunFacts,
        what: 'the runs of the workflow',
        place: `${owner}/${repo}, ${workflow}`
    };
    const open = [];
    // Asked by state: a list of all runs there ever were is cut off at a thousand.
    for (const status of [
        'queued',
        'in_progress',
        'waiting',
        'pending',
        'requested'
    ]){
        open.push(...await (0, _runfacts.countedList)(async (page)=>(await client.request(path, {
                ...base,
                status,
                ...page
            })).data, what));
    }
    return open.filter((run)=>run.path === workflow).sort((one, other)=>other.id - one.id);
}
/** The first pause between two readings, in milliseconds. */ const FIRST_PAUSE = 500;
async function followRun(client, run, { everyMs = 5000, timeoutMs = 3_600_000, sleep = _promises.setTimeout } = {}, seen = ()=>undefined) {
    const place = `${run.owner}/${run.repo}, run ${run.runId}`;
    // Short runs are not waited for in vain: the first pauses are short, too.
    let pauseMs = Math.min(FIRST_PAUSE, everyMs);
    for(let waited = 0;; pauseMs = Math.min(pauseMs * 2, everyMs)){
        // A new run shows up in reads only after a while.
        const facts = await (0, _runfacts.findRun)(client, run);
        if (facts) seen(facts);
        if (facts?.status === 'completed') return facts;
        if (waited >= timeoutMs) {
            throw new _usererror.UserError(`the run has not ended: it is ${facts?.status ?? 'not to be seen'}`, {
                place,
                exitCode: 3
            });
        }
        await sleep(pauseMs);
        waited += pauseMs;
    }
}
