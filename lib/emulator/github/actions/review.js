"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "review", {
    enumerable: true,
    get: function() {
        return review;
    }
});
const _jobs = require("./jobs");
const _runs = require("./runs");
function review(world, place, { user, environments, state, comment, at }) {
    const run = (0, _runs.runAt)(world, place);
    const { number } = (0, _runs.currentAttempt)(run);
    const waiting = run.jobs.filter(({ attempt, status, environment })=>attempt === number && status === 'waiting' && environment !== null && environments.includes(environment));
    const ids = run.pending.filter(({ name })=>environments.includes(name)).map(({ environmentId })=>environmentId);
    run.reviews.push({
        environments: ids,
        state,
        user,
        comment,
        attempt: number
    });
    run.pending = run.pending.filter(({ name })=>!environments.includes(name));
    for (const job of waiting){
        if (state === 'rejected') (0, _jobs.endJob)(world, place, job, 'failure', at);
        else {
            job.approved = true;
            (0, _jobs.resumeJob)(world, place, job.id, at);
        }
    }
    return waiting;
}
