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
    get NOTHING_SEEN () {
        return NOTHING_SEEN;
    },
    get watchUntilHealthy () {
        return watchUntilHealthy;
    }
});
const _smoke = require("../targets/smoke");
const NOTHING_SEEN = {
    checks: 0,
    passed: 0,
    firstOkAt: null,
    lastOkAt: null
};
async function watchUntilHealthy(question, now, { tries = 5, everyMs = 3000, timeoutMs, sleep }) {
    let reason;
    for(let checks = 1; checks <= tries; checks += 1){
        const result = await (0, _smoke.smoke)(timeoutMs === undefined ? question : {
            ...question,
            timeoutMs
        });
        if (result.ok) {
            const at = now().toISOString();
            return {
                seen: {
                    checks,
                    passed: 1,
                    firstOkAt: at,
                    lastOkAt: at
                },
                reason: undefined
            };
        }
        reason = result.reason;
        if (checks < tries) await sleep(everyMs);
    }
    return {
        seen: {
            ...NOTHING_SEEN,
            checks: tries
        },
        reason
    };
}
