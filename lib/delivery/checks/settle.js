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
    get mayChange () {
        return mayChange;
    },
    get settled () {
        return settled;
    }
});
const _aggregate = require("./aggregate");
/** The first pause, in milliseconds: each is twice the one before. */ const FIRST_PAUSE = 1_000;
// What has not been reported may still be: a job that needs others has no check run before they are done.
function isOpen({ mode, state }) {
    return mode === 'blocking' && (state === 'pending' || state === 'missing');
}
function mayChange({ checks }) {
    const open = checks.filter(isOpen);
    const wrong = checks.filter(({ mode, state })=>mode === 'blocking' && !_aggregate.PASSING.includes(state));
    return open.length > 0 && wrong.length === open.length;
}
async function settled(look, { forMs, everyMs, sleep }) {
    let seen = await look();
    let pause = Math.min(FIRST_PAUSE, everyMs);
    for(let waited = 0; waited < forMs && seen.verdicts.some(mayChange);){
        const next = Math.min(pause, forMs - waited);
        await sleep(next);
        waited += next;
        pause = Math.min(pause * 2, everyMs);
        seen = await look();
    }
    return seen;
}
