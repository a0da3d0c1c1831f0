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
    get GateRun () {
        return GateRun;
    },
    get runsNewestFirst () {
        return runsNewestFirst;
    }
});
const _nodepath = require("node:path");
const _zod = require("zod");
const _githubclient = require("../../../live/github-client");
const _usererror = require("../../../registry/user-error");
const _runfacts = require("../../targets/run-facts");
const GateRun = _zod.z.looseObject({
    id: _zod.z.int(),
    path: _zod.z.string(),
    head_branch: _zod.z.string().nullable(),
    event: _zod.z.string(),
    status: _zod.z.string().nullable(),
    run_attempt: _zod.z.int(),
    html_url: _zod.z.string(),
    head_repository: _zod.z.looseObject({
        full_name: _zod.z.string()
    }).nullish()
});
const Workflow = _zod.z.looseObject({
    path: _zod.z.string()
});
const RunsPage = _zod.z.looseObject({
    total_count: _zod.z.int(),
    workflow_runs: _zod.z.array(GateRun)
});
const PER_PAGE = 100;
/** Further back nobody looks: a gate that ran lately is among these. */ const MOST_PAGES = 20;
async function* runsOf(client, place, workflow_id) {
    const where = `${place.owner}/${place.repo}, workflow ${workflow_id}`;
    let read = 0;
    for(let page = 1; page <= MOST_PAGES; page += 1){
        const options = {
            ...place,
            workflow_id,
            per_page: PER_PAGE,
            page
        };
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', options).catch((error)=>{
            throw (0, _githubclient.couldNotAsk)(error, 'read the runs of the workflow', where);
        });
        const { total_count: total, workflow_runs: runs } = (0, _runfacts.shapeOf)(RunsPage, data, 'the runs of the workflow', where);
        yield* runs;
        read += runs.length;
        if (read >= total) return;
        if (runs.length === 0) break;
    }
    throw new _usererror.UserError('the list of runs came cut off', {
        place: where,
        exitCode: 3
    });
}
async function* runsNewestFirst(client, place, paths) {
    const where = `${place.owner}/${place.repo}`;
    const workflows = await (0, _runfacts.countedList)(async (page)=>(await client.request('GET /repos/{owner}/{repo}/actions/workflows', {
            ...place,
            ...page
        })).data, {
        key: 'workflows',
        schema: Workflow,
        what: 'the workflows',
        place: where
    });
    const lists = workflows.filter(({ path })=>paths.includes(path)).map(({ path })=>runsOf(client, place, (0, _nodepath.basename)(path)));
    const heads = await Promise.all(lists.map(async (list)=>({
            list,
            next: await list.next()
        })));
    for(;;){
        let newest;
        for (const head of heads){
            if (head.next.done === true) continue;
            if (!newest || newest.next.done === true || head.next.value.id > newest.next.value.id) newest = head;
        }
        if (!newest || newest.next.done === true) return;
        yield newest.next.value;
        newest.next = await newest.list.next();
    }
}
