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
    get RunFacts () {
        return RunFacts;
    },
    get countedList () {
        return countedList;
    },
    get findRun () {
        return findRun;
    },
    get readJobs () {
        return readJobs;
    },
    get readReviews () {
        return readReviews;
    },
    get readRun () {
        return readRun;
    },
    get shapeOf () {
        return shapeOf;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const Actor = _zod.z.looseObject({
    id: _zod.z.int(),
    login: _zod.z.string()
});
const RunFacts = _zod.z.looseObject({
    id: _zod.z.int(),
    path: _zod.z.string(),
    head_branch: _zod.z.string().nullable(),
    head_sha: _zod.z.string(),
    event: _zod.z.string(),
    run_attempt: _zod.z.int(),
    status: _zod.z.string().nullable(),
    conclusion: _zod.z.string().nullable(),
    html_url: _zod.z.string(),
    created_at: _zod.z.string(),
    actor: Actor,
    triggering_actor: Actor,
    // As GitHub's own description has it: the list may be missing or null.
    referenced_workflows: _zod.z.array(_zod.z.looseObject({
        path: _zod.z.string(),
        sha: _zod.z.string()
    })).nullish()
}).transform((run)=>({
        id: run.id,
        // GitHub appends the ref to the path of some runs.
        path: run.path.replace(/@.*$/, ''),
        branch: run.head_branch,
        sha: run.head_sha,
        event: run.event,
        attempt: run.run_attempt,
        status: run.status,
        conclusion: run.conclusion,
        url: run.html_url,
        createdAt: run.created_at,
        actor: {
            id: run.actor.id,
            login: run.actor.login
        },
        triggeringActor: {
            id: run.triggering_actor.id,
            login: run.triggering_actor.login
        },
        /** The workflows that it calls; undefined when GitHub does not tell. */ referenced: run.referenced_workflows?.map(({ path, sha })=>({
                path,
                sha
            }))
    }));
/** A job of a run; a called workflow's is `caller / job`. */ const JobFacts = _zod.z.looseObject({
    name: _zod.z.string(),
    status: _zod.z.string(),
    conclusion: _zod.z.string().nullable(),
    run_attempt: _zod.z.int()
});
/** One person's word on the environments that a run waited for. GitHub tells no attempt. */ const ReviewFacts = _zod.z.looseObject({
    state: _zod.z.string(),
    user: Actor,
    environments: _zod.z.array(_zod.z.looseObject({
        name: _zod.z.string()
    }))
});
const PER_PAGE = 100;
const MOST_PAGES = 20;
function placeOf({ owner, repo, runId }) {
    return `${owner}/${repo}, run ${runId}`;
}
function shapeOf(schema, data, what, place) {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const at = parsed.error.issues.map(({ path })=>path.join('.') || '(root)').join(', ');
    throw new _usererror.UserError(`${what}: the answer has another shape, at ${at}`, {
        place,
        exitCode: 3
    });
}
async function countedList(ask, { key, schema, what, place }) {
    const Page = _zod.z.looseObject({
        total_count: _zod.z.int()
    });
    const Items = _zod.z.looseObject({
        [key]: _zod.z.array(schema)
    });
    const all = [];
    for(let page = 1; page <= MOST_PAGES; page += 1){
        const data = await ask({
            page,
            per_page: PER_PAGE
        }).catch((error)=>{
            throw (0, _githubclient.couldNotAsk)(error, `read ${what}`, place);
        });
        const { total_count: total } = shapeOf(Page, data, what, place);
        const some = shapeOf(Items, data, what, place)[key] ?? [];
        all.push(...some);
        if (all.length >= total) return all;
        if (some.length === 0) break;
    }
    throw new _usererror.UserError(`${what}: the list came cut off`, {
        place,
        exitCode: 3
    });
}
async function findRun(client, run) {
    const { owner, repo, runId: run_id } = run;
    try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
            owner,
            repo,
            run_id
        });
        return shapeOf(RunFacts, data, 'the run', placeOf(run));
    } catch (error) {
        if (error instanceof _usererror.UserError) throw error;
        if ((0, _githubclient.statusOf)(error) === 404) return undefined;
        throw (0, _githubclient.couldNotAsk)(error, 'read the run', placeOf(run));
    }
}
async function readRun(client, run) {
    const found = await findRun(client, run);
    if (found) return found;
    throw new _usererror.UserError('the run is not there, or hidden from this credential', {
        place: placeOf(run),
        exitCode: 3
    });
}
function readJobs(client, run, attempt) {
    const { owner, repo, runId: run_id } = run;
    const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
    const there = {
        owner,
        repo,
        run_id,
        attempt_number: attempt
    };
    return countedList(async (page)=>(await client.request(path, {
            ...there,
            ...page
        })).data, {
        ...{
            key: 'jobs',
            schema: JobFacts,
            what: 'the jobs of the run',
            place: placeOf(run)
        }
    });
}
async function readReviews(client, run) {
    const { owner, repo, runId: run_id } = run;
    const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals';
    const { data } = await client.request(path, {
        owner,
        repo,
        run_id
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the approvals of the run', placeOf(run));
    });
    return shapeOf(_zod.z.array(ReviewFacts), data, 'the approvals of the run', placeOf(run));
}
