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
    get PASSING () {
        return PASSING;
    },
    get aggregateSurface () {
        return aggregateSurface;
    }
});
/** Where a surface's check reports: a job of its own in a matrix over surfaces, else one job for all of them. */ function runsOf({ context, app }, surface, runs) {
    const ours = runs.filter((run)=>run.app === app);
    const inMatrix = ours.filter(({ name })=>name.startsWith(`${context} (`) && name.endsWith(')'));
    if (inMatrix.length === 0) return ours.filter(({ name })=>name === context);
    return inMatrix.filter(({ name })=>name === `${context} (${surface})`);
}
// Two workflows may report under one name: the worst counts.
function stateOf(runs, isTouched) {
    const skipped = isTouched ? 'skipped-unexpected' : 'skipped-expected';
    const wrong = runs.find(({ status, conclusion })=>status === 'completed' && conclusion !== 'success' && conclusion !== 'skipped');
    if (wrong) return {
        state: 'failure',
        why: `${wrong.name} ended with ${wrong.conclusion ?? 'no conclusion'}`
    };
    const open = runs.find(({ status })=>status !== 'completed');
    if (open) return {
        state: 'pending',
        why: `${open.name} is ${open.status}`
    };
    if (runs.some(({ conclusion })=>conclusion === 'skipped')) {
        return {
            state: skipped,
            why: isTouched ? 'it was skipped though the surface is touched' : 'not touched'
        };
    }
    if (runs.length > 0) return {
        state: 'success',
        why: 'it succeeded'
    };
    return isTouched ? {
        state: 'missing',
        why: 'no run reported it'
    } : {
        state: 'skipped-expected',
        why: 'not touched'
    };
}
const PASSING = [
    'success',
    'skipped-expected'
];
function aggregateSurface(surface, checks, isTouched, runs) {
    const judged = checks.map((check)=>{
        const { id, mode } = check;
        return {
            id,
            mode,
            ...stateOf(runsOf(check, surface, runs), isTouched)
        };
    });
    const blocking = judged.filter(({ mode })=>mode === 'blocking');
    const failed = blocking.filter(({ state })=>state !== 'pending' && !PASSING.includes(state));
    const verdict = (conclusion, title)=>({
            ...{
                surface,
                conclusion,
                title
            },
            checks: judged
        });
    const names = (some)=>some.map(({ id, state })=>`${id} ${state}`).join(', ');
    if (failed.length > 0) return verdict('failure', names(failed));
    const pending = blocking.filter(({ state })=>state === 'pending');
    if (pending.length > 0) return verdict('pending', names(pending));
    if (!isTouched) return verdict('success', 'not touched');
    if (judged.length === 0) return verdict('failure', 'the registry asks for no check: nothing was proven');
    return verdict('success', `${blocking.length} blocking checks succeeded`);
}
