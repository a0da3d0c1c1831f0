"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "healthWindow", {
    enumerable: true,
    get: function() {
        return healthWindow;
    }
});
function seconds(from, to) {
    return (to.at.getTime() - from.at.getTime()) / 1000;
}
function streaksOf(samples, { failureLimit, windowSeconds }) {
    let open = [];
    let decisive;
    for (const sample of samples){
        if (sample.ok) open = [];
        else open.push(sample);
        const first = open.at(-failureLimit);
        if (open.length >= failureLimit && first && seconds(first, sample) <= windowSeconds) decisive ??= sample;
    }
    return {
        open,
        decisive
    };
}
function healthWindow(samples, rule) {
    const passed = samples.filter(({ ok })=>ok);
    const seen = {
        ...{
            checks: samples.length,
            passed: passed.length
        },
        ...{
            firstOkAt: passed[0]?.at,
            lastOkAt: passed.at(-1)?.at
        }
    };
    const failures = samples.length - passed.length;
    const warn = failures > 0;
    const [first, last] = [
        samples[0],
        samples.at(-1)
    ];
    const isOver = first !== undefined && last !== undefined && seconds(first, last) >= rule.windowSeconds;
    const { open, decisive = isOver && open.length >= rule.failureLimit ? last : undefined } = streaksOf(samples, rule);
    if (decisive) {
        const reason = `${rule.failureLimit} failures in a row; the last: ${decisive.reason}`;
        return {
            ...seen,
            state: 'unhealthy',
            warn,
            reason
        };
    }
    if (!isOver || open.length > 0) return {
        ...seen,
        state: 'watching',
        warn,
        reason: 'the window is not over'
    };
    const reason = warn ? `it failed ${failures} of ${samples.length} times, never ${rule.failureLimit} in a row` : 'it never failed';
    return {
        ...seen,
        state: 'healthy',
        warn,
        reason
    };
}
