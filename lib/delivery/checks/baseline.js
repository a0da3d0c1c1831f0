"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgeBaseline", {
    enumerable: true,
    get: function() {
        return judgeBaseline;
    }
});
const _dates = require("../../registry/dates");
function isFlake({ attempts }) {
    return attempts.includes('failure') && attempts.includes('success');
}
function judgeBaseline(outcomes, rule, now) {
    const newestFirst = [
        ...outcomes
    ].sort((a, b)=>Date.parse(b.at) - Date.parse(a.at) || b.runId - a.runId);
    const red = newestFirst.findIndex(({ attempts })=>attempts.at(-1) !== 'success');
    const streak = red < 0 ? newestFirst : newestFirst.slice(0, red);
    const [newest, oldest] = [
        newestFirst[0],
        streak.at(-1)
    ];
    const flakes = newestFirst.filter(isFlake).length;
    const age = (outcome)=>outcome ? now.getTime() - Date.parse(outcome.at) : undefined;
    const span = age(oldest) ?? 0;
    const enough = (0, _dates.days)(rule.days);
    const reasons = [
        ...newest === undefined ? [
            'there is no run of it'
        ] : [],
        ...newest !== undefined && (age(newest) ?? 0) > enough ? [
            `its newest run is of ${newest.at}`
        ] : [],
        ...streak.length < rule.runs ? [
            `${streak.length} green runs in a row, of ${rule.runs}`
        ] : [],
        ...span < enough ? [
            `they reach back ${Math.floor(span / (0, _dates.days)(1))} days, of ${rule.days}`
        ] : [],
        ...newestFirst.length > 0 && flakes / newestFirst.length > rule.flakeRate ? [
            `${flakes} of ${newestFirst.length} runs were red, then green on the same commit: more than ${rule.flakeRate}`
        ] : []
    ];
    const counts = {
        considered: newestFirst.length,
        green: streak.length,
        since: oldest?.at ?? null,
        flakes
    };
    return {
        ok: reasons.length === 0,
        ...counts,
        reasons
    };
}
