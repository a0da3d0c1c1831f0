"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "smoke", {
    enumerable: true,
    get: function() {
        return smoke;
    }
});
const _body = require("./body");
const _marker = require("./marker");
// A health page is small; one that never ends is not healthy.
const MAX_PAGE_BYTES = 1024 * 1024;
async function health({ url, path, timeoutMs = _marker.ANSWER_TIMEOUT }) {
    if (path === undefined) return {
        ok: true
    };
    const answer = await (0, _body.readBody)(url + path, {
        timeoutMs,
        most: MAX_PAGE_BYTES
    });
    return answer.ok ? {
        ok: true
    } : {
        ok: false,
        reason: `${path}: ${answer.reason}`
    };
}
async function smoke(question) {
    const [answer, found] = await Promise.all([
        health(question),
        (0, _marker.readMarker)(question.url, question.timeoutMs)
    ]);
    if (!answer.ok) return answer;
    if (!found.ok) return found;
    const difference = (0, _marker.markerDifference)(found.marker, question.marker);
    return difference === undefined ? {
        ok: true
    } : {
        ok: false,
        reason: difference
    };
}
