"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "applyMessage", {
    enumerable: true,
    get: function() {
        return applyMessage;
    }
});
function applyMessage({ digest }, { repository, runId, runAttempt }) {
    return `${digest} by https://github.com/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}
