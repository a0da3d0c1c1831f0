"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "workflowRun", {
    enumerable: true,
    get: function() {
        return workflowRun;
    }
});
const _usererror = require("../../registry/user-error");
function number(context, flag, given, variable) {
    const own = context.env[variable];
    const text = given ?? own;
    const allowed = `${flag} N, or ${variable} in a GitHub Actions job; a number from 1 on`;
    if (text === undefined) throw new _usererror.UserError('which run of the workflow?', {
        place: flag,
        allowed
    });
    // A job speaks for itself: what it says of another run would be counted there.
    if (own !== undefined && text !== own) {
        throw new _usererror.UserError(`${flag} is not this job's ${variable}`, {
            place: flag,
            allowed: own
        });
    }
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new _usererror.UserError(`"${text}" is no number of a run`, {
        place: flag,
        allowed
    });
}
function workflowRun(context, { run, attempt }) {
    return {
        runId: number(context, '--run', run, 'GITHUB_RUN_ID'),
        attempt: number(context, '--attempt', attempt, 'GITHUB_RUN_ATTEMPT')
    };
}
