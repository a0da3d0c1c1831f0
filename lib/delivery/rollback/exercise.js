"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "exercise", {
    enumerable: true,
    get: function() {
        return exercise;
    }
});
const _usererror = require("../../registry/user-error");
const _marker = require("../targets/marker");
const _restore = require("./restore");
// What an edge serves may lag behind what was deployed.
const LOOKS = 2;
const PAUSE = 2000;
// A provider's restoring changes nothing where nothing moved, but a workflow's would be a deploy. Where it could not be told
// what a request came to (exit 3), something may still be on its way.
async function isUntouched({ desk, target, served }, fault) {
    if (target.hasOwnAddresses || fault.exitCode === 3) return false;
    for(let look = 0; look < LOOKS; look += 1){
        if (look > 0) await desk.clock.sleep(PAUSE);
        const found = await (0, _marker.readMarker)(target.liveUrl);
        if (!found.ok || (0, _marker.markerDifference)(found.marker, served) !== undefined) return false;
    }
    return true;
}
async function exercise(order) {
    const { desk, target, older, live } = order;
    const startedAt = desk.clock.now().getTime();
    const seconds = ()=>(desk.clock.now().getTime() - startedAt) / 1000;
    const there = async ()=>{
        try {
            await (0, _restore.restoreDeploy)(target, older.deployed, older.marker, desk.clock);
            return undefined;
        } catch (error) {
            if (error instanceof _usererror.UserError) return error;
            throw error;
        }
    };
    // Whatever happened: the exercise leaves live what was live.
    const back = async ()=>{
        await (0, _restore.restoreDeploy)(target, live.deployed, live.marker, desk.clock);
        desk.onStep(`live again: ${live.deployed.deployId}`);
    };
    let fault;
    try {
        fault = await there();
    } catch (bug) {
        await back();
        throw bug;
    }
    const taken = seconds();
    if (fault === undefined) desk.onStep(`restored and read back: ${older.deployed.deployId}`);
    const isMoved = fault === undefined || !await isUntouched(order, fault);
    if (isMoved) await back();
    return {
        seconds: taken,
        reason: fault?.message ?? '',
        isMoved
    };
}
