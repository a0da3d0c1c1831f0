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
    get GATE_ARTIFACT () {
        return GATE_ARTIFACT;
    },
    get recordedHead () {
        return recordedHead;
    }
});
const _nodecrypto = require("node:crypto");
const _zod = require("zod");
const _githubclient = require("../../../live/github-client");
const _githubname = require("../../../registry/github-name");
const _usererror = require("../../../registry/user-error");
const _runfacts = require("../../targets/run-facts");
const _report = require("../report");
const _artifactzip = require("./artifact-zip");
const _gateruns = require("./gate-runs");
const GATE_ARTIFACT = 'release-readiness';
const Artifact = _zod.z.looseObject({
    id: _zod.z.int(),
    size_in_bytes: _zod.z.int(),
    expired: _zod.z.boolean(),
    digest: _zod.z.string().nullish()
});
const Job = _zod.z.looseObject({
    name: _zod.z.string(),
    conclusion: _zod.z.string().nullable(),
    steps: _zod.z.array(_zod.z.looseObject({
        name: _zod.z.string(),
        conclusion: _zod.z.string().nullable()
    })).nullish()
});
// A called workflow's job is `caller / job`.
const GATE_JOB = /(?:^|\/ )(?:release_readiness_gate|gate)$/;
const UPLOAD = /actions\/upload-artifact@/;
const MOST_ARCHIVE = 512 * 1024 * 1024;
const MOST_REPORT = 64 * 1024 * 1024;
async function ownRun(client, { owner, repo, runId: run_id }) {
    const place = `${owner}/${repo}, run ${run_id}`;
    const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
        owner,
        repo,
        run_id
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, "read this job's run", place);
    });
    return (0, _runfacts.shapeOf)(_gateruns.GateRun, data, "this job's run", place);
}
function pathOf({ path }) {
    return path.replace(/@.*$/, '');
}
function counts(run, { owner, repo, runId, branches }) {
    if (run.id === runId || run.status !== 'completed' || run.event.startsWith('pull_request')) return false;
    if (!(0, _githubname.isSameName)(run.head_repository?.full_name ?? '', `${owner}/${repo}`)) return false;
    return run.head_branch !== null && branches.includes(run.head_branch);
}
// A run that was stopped before its gate, or whose gate never got to write, left nothing: that is no loss.
async function leftNone(client, { owner, repo }, run) {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
    const there = {
        owner,
        repo,
        run_id: run.id,
        attempt_number: run.run_attempt
    };
    const jobs = await (0, _runfacts.countedList)(async (page)=>(await client.request(route, {
            ...there,
            ...page
        })).data, {
        ...{
            key: 'jobs',
            schema: Job,
            what: 'the jobs of the run',
            place: run.html_url
        }
    });
    return jobs.filter(({ name })=>GATE_JOB.test(name)).every(({ conclusion, steps })=>{
        const isUploaded = (steps ?? []).some((step)=>UPLOAD.test(step.name) && step.conclusion === 'success');
        return conclusion !== 'success' && !isUploaded;
    });
}
async function archiveOf(client, { owner, repo }, id, run) {
    const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
    const options = {
        owner,
        repo,
        artifact_id: id,
        archive_format: 'zip'
    };
    const { data } = await client.request(route, options).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the artifact of the last gate run', run.html_url);
    });
    if (data instanceof ArrayBuffer) return Buffer.from(data);
    throw new _usererror.UserError('the artifact of the last gate run is no archive', {
        place: run.html_url,
        exitCode: 3
    });
}
function headIn(zip) {
    const reading = (0, _report.readReport)((0, _artifactzip.fileInZip)(zip, _report.REPORT_FILE, MOST_REPORT));
    if (!reading.ok) throw new _usererror.UserError(reading.reason, {
        place: _report.REPORT_FILE,
        exitCode: 3
    });
    return reading.report.evidenceHead;
}
/** What one run recorded; undefined when it recorded nothing, and an older one is to be asked. */ async function recordOf(client, place, run) {
    const { owner, repo } = place;
    const lost = (reason)=>({
            state: 'lost',
            reason,
            run: run.html_url
        });
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
    const there = {
        owner,
        repo,
        run_id: run.id,
        name: GATE_ARTIFACT
    };
    const artifacts = await (0, _runfacts.countedList)(async (page)=>(await client.request(route, {
            ...there,
            ...page
        })).data, {
        ...{
            key: 'artifacts',
            schema: Artifact,
            what: 'the artifacts of the run',
            place: run.html_url
        }
    });
    const artifact = artifacts.reduce((newest, each)=>newest && newest.id > each.id ? newest : each, undefined);
    if (!artifact) return await leftNone(client, place, run) ? undefined : lost('its artifact is gone');
    if (artifact.expired) return lost('its artifact has expired');
    if (artifact.size_in_bytes > MOST_ARCHIVE) return lost('its artifact is too large');
    const zip = await archiveOf(client, place, artifact.id, run);
    const digest = `sha256:${(0, _nodecrypto.createHash)('sha256').update(zip).digest('hex')}`;
    if (artifact.digest && artifact.digest !== digest) return lost('its artifact came with another digest');
    try {
        const head = headIn(zip);
        // That run could not read the branch, so it knows nothing of its head.
        return head === null ? undefined : {
            state: 'head',
            head,
            run: run.html_url
        };
    } catch (error) {
        if (error instanceof _usererror.UserError) return lost(`its artifact cannot be read: ${error.message}`);
        throw error;
    }
}
async function recordedHead(client, question) {
    const { owner, repo, workflows } = question;
    const place = {
        owner,
        repo
    };
    const paths = [
        ...new Set([
            pathOf(await ownRun(client, question)),
            ...workflows
        ])
    ];
    for await (const run of (0, _gateruns.runsNewestFirst)(client, place, paths)){
        const found = counts(run, question) ? await recordOf(client, place, run) : undefined;
        if (found) return found;
    }
    return {
        state: 'none'
    };
}
