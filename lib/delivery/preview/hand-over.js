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
    get PREVIEW_WORKFLOW () {
        return PREVIEW_WORKFLOW;
    },
    get builtSurfaces () {
        return builtSurfaces;
    },
    get requireClosed () {
        return requireClosed;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _runfacts = require("../targets/run-facts");
const PREVIEW_WORKFLOW = '.github/workflows/pr-preview.yml';
/** What an artifact of one surface's bundle is called. */ const BUNDLE = /^bundle-(?<surface>.+)$/;
const Pull = _zod.z.looseObject({
    state: _zod.z.enum([
        'open',
        'closed'
    ]),
    head: _zod.z.looseObject({
        sha: _zod.z.string(),
        repo: _zod.z.looseObject({
            full_name: _zod.z.string()
        }).nullable()
    })
});
const Artifact = _zod.z.looseObject({
    name: _zod.z.string(),
    expired: _zod.z.boolean()
});
/** A pull request. Rejects with UserError (exit 3) when it cannot be read. */ async function readPull(client, { owner, repo, pull }) {
    const place = `${owner}/${repo}, pull request ${pull}`;
    const path = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
    const { data } = await client.request(path, {
        owner,
        repo,
        pull_number: pull
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the pull request', place);
    });
    return (0, _runfacts.shapeOf)(Pull, data, 'the pull request', place);
}
async function builtSurfaces(client, place, runId) {
    const { owner, repo, pull } = place;
    const at = {
        owner,
        repo,
        runId
    };
    const [proposal, run] = await Promise.all([
        readPull(client, place),
        (0, _runfacts.readRun)(client, at)
    ]);
    const refuse = (message)=>new _usererror.UserError(message, {
            ...{
                place: `pull request ${pull}, run ${runId}`,
                exitCode: 1
            },
            allowed: `a run of ${PREVIEW_WORKFLOW} for the newest commit of an open pull request of this repository`
        });
    if (proposal.state !== 'open') throw refuse('the pull request is closed');
    if (proposal.head.repo?.full_name !== `${owner}/${repo}`) throw refuse('the pull request comes from a fork');
    if (run.path !== PREVIEW_WORKFLOW || run.event !== 'pull_request') throw refuse('the run is no build of previews');
    if (run.sha !== proposal.head.sha) throw refuse(`the run built ${run.sha}, and the head is ${proposal.head.sha}`);
    const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
    const artifacts = await (0, _runfacts.countedList)(async (page)=>(await client.request(path, {
            owner,
            repo,
            run_id: runId,
            ...page
        })).data, {
        key: 'artifacts',
        schema: Artifact,
        what: 'the artifacts of the run',
        place: `run ${runId}`
    });
    const names = artifacts.filter(({ expired })=>!expired).map(({ name })=>BUNDLE.exec(name)?.groups?.['surface']);
    return names.flatMap((name)=>name ?? []).sort();
}
async function requireClosed(client, place) {
    const { state } = await readPull(client, place);
    if (state === 'closed') return;
    throw new _usererror.UserError('the pull request is open', {
        ...{
            place: `pull request ${place.pull}`,
            allowed: 'a closed one, or --run',
            exitCode: 1
        }
    });
}
