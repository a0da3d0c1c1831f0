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
    get ask () {
        return ask;
    },
    get couldNotAsk () {
        return couldNotAsk;
    },
    get inTurns () {
        return inTurns;
    },
    get placeOf () {
        return placeOf;
    },
    get statusOf () {
        return statusOf;
    },
    get timeLimit () {
        return timeLimit;
    }
});
const _usererror = require("../../registry/user-error");
/** How long one request may take, in milliseconds. */ const TIMEOUT = 30_000;
const AT_ONCE = 10;
function statusOf(error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    return typeof status === 'number' ? status : undefined;
}
function placeOf({ owner, repository, branch }) {
    return `${owner}/${repository} ${branch}`;
}
function couldNotAsk(options, doing, error) {
    const reason = error instanceof Error ? error.message : 'the answer has another shape';
    const status = statusOf(error);
    return new _usererror.UserError(`could not ${doing}: ${status === undefined ? '' : `${status} `}${reason}`, {
        place: placeOf(options),
        allowed: 'the GitHub API, with contents: read (to add: write) on the evidence repository',
        exitCode: 3
    });
}
async function ask(options, doing, shape, route, parameters = {}) {
    const { client, owner, repository: repo } = options;
    const request = timeLimit();
    let data;
    try {
        ({ data } = await client.request(route, {
            owner,
            repo,
            ...parameters,
            request
        }));
    } catch (error) {
        throw couldNotAsk(options, doing, error);
    }
    const parsed = shape.safeParse(data);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw couldNotAsk(options, doing, new Error(`the answer is cut off or of another shape (/${issue?.path.join('/') ?? ''})`));
}
function timeLimit() {
    return {
        signal: AbortSignal.timeout(TIMEOUT)
    };
}
async function inTurns(items, act) {
    const results = [];
    for(let at = 0; at < items.length; at += AT_ONCE){
        results.push(...await Promise.all(items.slice(at, at + AT_ONCE).map(act)));
    }
    return results;
}
