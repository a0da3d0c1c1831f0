"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "checkHistory", {
    enumerable: true,
    get: function() {
        return checkHistory;
    }
});
const _zod = require("zod");
const _dates = require("../../registry/dates");
const _usererror = require("../../registry/user-error");
const _place = require("../github/place");
const Run = _zod.z.looseObject({
    id: _zod.z.int().min(1),
    event: _zod.z.string(),
    created_at: _zod.z.iso.datetime()
});
const Job = _zod.z.looseObject({
    name: _zod.z.string(),
    run_attempt: _zod.z.int().min(1),
    status: _zod.z.string(),
    conclusion: _zod.z.string().nullable()
});
/** Events of the branch itself: a pull request's run shows what was refused, too. */ const EVENTS = [
    'push',
    'schedule'
];
/** Conclusions that say nothing of the check. */ const SILENT = [
    'skipped',
    'cancelled'
];
function outcomeOf(jobs, context) {
    const ours = jobs.filter(({ name })=>name === context || name.startsWith(`${context} (`) && name.endsWith(')'));
    const attempts = [
        ...new Set(ours.map((job)=>job.run_attempt))
    ].sort((a, b)=>a - b);
    return attempts.flatMap((attempt)=>{
        const told = ours.filter((job)=>job.run_attempt === attempt && !SILENT.includes(job.conclusion));
        if (told.length === 0) return [];
        // Of a matrix all must be green.
        return [
            told.every(({ conclusion })=>conclusion === 'success') ? 'success' : 'failure'
        ];
    });
}
async function checkHistory(at, question) {
    const { context, branch, now } = question;
    const name = question.workflow.split('/').at(-1) ?? '';
    const workflow = `/actions/workflows/${encodeURIComponent(name)}`;
    if (!await (0, _place.readOne)(at, _zod.z.looseObject({}), workflow)) {
        throw new _usererror.UserError(`there is no workflow "${name}"`, {
            place: '--workflow',
            allowed: `a file of .github/workflows on the default branch of ${at.owner}/${at.repository}`
        });
    }
    const since = new Date(now.getTime() - (0, _dates.days)(question.days)).toISOString().slice(0, 10);
    const query = `?branch=${encodeURIComponent(branch)}&status=completed&created=${encodeURIComponent(`>=${since}`)}`;
    const runs = await (0, _place.readList)(at, Run, `${workflow}/runs${query}`, 'workflow_runs');
    const own = runs.filter(({ event })=>EVENTS.includes(event));
    const outcomes = await Promise.all(own.map(async ({ id, created_at: time })=>{
        const jobs = await (0, _place.readList)(at, Job, `/actions/runs/${id}/jobs?filter=all`, 'jobs');
        return {
            runId: id,
            at: time,
            attempts: outcomeOf(jobs, context)
        };
    }));
    return outcomes.filter(({ attempts })=>attempts.length > 0);
}
