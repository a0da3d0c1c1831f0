"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "clockFrom", {
    enumerable: true,
    get: function() {
        return clockFrom;
    }
});
const _nodeperf_hooks = require("node:perf_hooks");
const _promises = require("node:timers/promises");
const REAL = {
    factor: 1,
    isAhead: false
};
function clockFrom(from, { factor, isAhead } = REAL) {
    const began = _nodeperf_hooks.performance.now();
    let saved = 0;
    return {
        now: ()=>new Date(from.getTime() + Math.round(_nodeperf_hooks.performance.now() - began + saved)),
        sleep: async (milliseconds)=>{
            const real = milliseconds / factor;
            await (0, _promises.setTimeout)(real);
            if (isAhead) saved += milliseconds - real;
            // Git is waited for without a pause: a connection that its server closed meanwhile is noticed only in a turn of the
            // event loop, and used before that it fails.
            await (0, _promises.setImmediate)();
        }
    };
}
