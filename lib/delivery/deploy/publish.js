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
    get publishBundle () {
        return publishBundle;
    },
    get readBackOnly () {
        return readBackOnly;
    }
});
const _usererror = require("../../registry/user-error");
const _smoke = require("../targets/smoke");
const _health = require("./health");
function failed(reason, exitCode, known = {}) {
    return {
        deploy: undefined,
        health: _health.NOTHING_SEEN,
        isReadBack: false,
        ...known,
        failure: {
            reason,
            exitCode
        }
    };
}
// What was published and is not right is taken back at once: nothing watches a deploy that has no good receipt.
async function takeBack({ target, previous, progress }, reason) {
    if (previous === undefined) return `${reason}; there was nothing before it to put back`;
    progress(`putting ${previous.deployId} back`);
    try {
        await target.restore(previous);
        return `${reason}; the previous deploy was put back`;
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        return `${reason}; and the previous deploy could not be put back: ${error.message}`;
    }
}
async function live(steps, deploy) {
    const { target, marker, path, now, patience } = steps;
    const { seen, reason } = await (0, _health.watchUntilHealthy)({
        url: target.liveUrl,
        path,
        marker
    }, now, patience);
    if (reason === undefined) return {
        deploy,
        health: seen,
        isReadBack: true,
        failure: undefined
    };
    return failed(await takeBack(steps, `${target.liveUrl}: ${reason}`), 1, {
        deploy,
        health: seen
    });
}
async function put(steps, bundle) {
    const { target, marker, path, patience, progress } = steps;
    progress('staging');
    const deploy = await target.stage(bundle, marker);
    if (target.hasOwnAddresses) {
        progress(`looking at ${deploy.url}`);
        const { timeoutMs } = patience;
        const answer = await (0, _smoke.smoke)({
            url: deploy.url,
            path,
            marker,
            ...timeoutMs === undefined ? {} : {
                timeoutMs
            }
        });
        if (!answer.ok) return failed(`${deploy.url}: ${answer.reason}; it was not published`, 1, {
            deploy
        });
    }
    progress('publishing');
    try {
        await target.publish(deploy);
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        // It may be live all the same: what is published decides, not what was answered.
        return failed(await takeBack(steps, error.message), error.exitCode, {
            deploy
        });
    }
    return live(steps, deploy);
}
async function publishBundle(steps, bundle) {
    try {
        return await put(steps, bundle);
    } catch (error) {
        if (error instanceof _usererror.UserError) return failed(error.message, error.exitCode);
        throw error;
    }
}
function readBackOnly(steps, deploy) {
    return live(steps, deploy);
}
