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
    get answerLimit () {
        return answerLimit;
    },
    get healthQuestion () {
        return healthQuestion;
    },
    get watchHealth () {
        return watchHealth;
    }
});
const _smoke = require("../targets/smoke");
const _window = require("./window");
function answerLimit({ intervalSeconds }) {
    return Math.min(10, intervalSeconds) * 1000;
}
function healthQuestion(health, at) {
    return ()=>(0, _smoke.smoke)({
            ...at,
            path: health.path,
            timeoutMs: answerLimit(health)
        });
}
async function watchHealth({ health, ask, clock, onSample }) {
    const samples = [];
    for(;;){
        const at = clock.now();
        const result = await ask();
        const milliseconds = Math.max(0, clock.now().getTime() - at.getTime());
        const sample = {
            at,
            ok: result.ok,
            reason: result.ok ? 'healthy' : result.reason,
            milliseconds
        };
        samples.push(sample);
        const verdict = (0, _window.healthWindow)(samples, health);
        onSample?.(sample, verdict);
        if (verdict.state !== 'watching') return {
            verdict,
            samples
        };
        await clock.sleep(Math.max(0, health.intervalSeconds * 1000 - milliseconds));
    }
}
