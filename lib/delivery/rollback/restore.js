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
    get readBack () {
        return readBack;
    },
    get restoreDeploy () {
        return restoreDeploy;
    }
});
const _usererror = require("../../registry/user-error");
const _marker = require("../targets/marker");
// A provider's edge takes a moment to serve what was published.
const TRIES = 10;
const PAUSE = 2000;
async function readBack(target, marker, clock) {
    for(let attempt = 1;; attempt += 1){
        const found = await (0, _marker.readMarker)(target.liveUrl);
        const reason = found.ok ? (0, _marker.markerDifference)(found.marker, marker) : found.reason;
        if (reason === undefined || attempt === TRIES) return reason;
        await clock.sleep(PAUSE);
    }
}
async function restoreDeploy(target, deployed, marker, clock) {
    await clock.sleep(0);
    const deploy = await target.restore(deployed);
    const reason = await readBack(target, marker, clock);
    if (reason === undefined) return deploy;
    throw new _usererror.UserError(`the deploy ${deployed.deployId} was restored, but is not what is served: ${reason}`, {
        place: target.liveUrl,
        allowed: 'the marker of what was restored; the next run goes on',
        exitCode: 1
    });
}
