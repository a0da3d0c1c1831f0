"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "previewDown", {
    enumerable: true,
    get: function() {
        return previewDown;
    }
});
const _usererror = require("../../registry/user-error");
const _deploy = require("./deploy");
const TIMEOUT = 30_000;
async function remove({ endpoint, token }, deployId) {
    const place = `deploy ${deployId}`;
    const response = await fetch(`${endpoint}/api/v1/deploys/${encodeURIComponent(deployId)}`, {
        ...{
            method: 'DELETE',
            redirect: 'error',
            signal: AbortSignal.timeout(TIMEOUT)
        },
        headers: {
            authorization: `Bearer ${token}`,
            'user-agent': 'causeway'
        }
    }).catch(()=>undefined);
    await response?.body?.cancel();
    // Gone already: somebody was quicker, or the retention.
    if (response?.ok || response?.status === 404) return;
    const isRefusal = response !== undefined && [
        400,
        409,
        422
    ].includes(response.status);
    throw new _usererror.UserError(`could not take the deploy down: ${response?.status ?? 'there was no answer'}`, {
        place,
        exitCode: isRefusal ? 1 : 3
    });
}
async function previewDown(place, credentials) {
    const deploys = await (0, _deploy.previewDeploys)(place);
    for (const { id } of deploys)await remove(credentials, id);
    const left = (await (0, _deploy.previewDeploys)(place)).map(({ id })=>id);
    if (left.length === 0) return deploys.map(({ id })=>id);
    throw new _usererror.UserError('deploys of the pull request are still there', {
        place: left.join(', '),
        exitCode: 3
    });
}
