"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "workflowTarget", {
    enumerable: true,
    get: function() {
        return workflowTarget;
    }
});
const _usererror = require("../../registry/user-error");
const _store = require("../bundle/store");
const _dispatch = require("./dispatch");
const _marker = require("./marker");
function workflowTarget(client, place) {
    const { surface, tier, liveUrl, store, ticketId, spentBy, patience, actor } = place;
    const staged = new Map();
    async function isLive(marker) {
        const found = await (0, _marker.readMarker)(liveUrl);
        return found.ok && (0, _marker.markerDifference)(found.marker, marker) === undefined;
    }
    async function end(run) {
        if (run.conclusion === 'success') return;
        const message = `the workflow of ${surface} ended with ${run.conclusion ?? 'nothing'}`;
        throw new _usererror.UserError(message, {
            place: run.url,
            exitCode: 1
        });
    }
    // A killed run may have dispatched already: what it began is waited for before anything is begun again.
    async function deploy(commit, marker) {
        for (const { id } of (await (0, _dispatch.openRuns)(client, place, actor)))await (0, _dispatch.followRun)(client, {
            ...place,
            runId: id
        }, patience);
        if (await isLive(marker)) return;
        const inputs = {
            surface,
            tier,
            commit,
            bundle: marker.bundleDigest,
            ticket: marker.ticketId,
            leaf: String(spentBy)
        };
        await end(await (0, _dispatch.followRun)(client, await (0, _dispatch.dispatchRun)(client, place, inputs), patience));
    }
    function deployOf(digest) {
        return {
            deployId: digest,
            url: liveUrl
        };
    }
    async function restorable({ deployId, commit }) {
        try {
            await (0, _store.fetchBundle)(store(commit), deployId);
            return {
                status: 'restorable'
            };
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            return {
                status: error.exitCode === 3 ? 'unverified' : 'gone',
                reason: error.message
            };
        }
    }
    return {
        ...{
            provider: 'workflow',
            siteId: place.workflow,
            liveUrl,
            hasOwnAddresses: false,
            restorable
        },
        stage: async ({ digest, manifest }, marker)=>{
            staged.set(digest, {
                commit: manifest.commit,
                marker
            });
            return deployOf(digest);
        },
        publish: async ({ deployId })=>{
            const known = staged.get(deployId);
            if (!known) throw new Error('a deploy is staged before it is published');
            await deploy(known.commit, known.marker);
        },
        published: async ()=>{
            const found = await (0, _marker.readMarker)(liveUrl);
            const isOwn = found.ok && found.marker.surface === surface && found.marker.tier === tier;
            return isOwn ? deployOf(found.marker.bundleDigest) : undefined;
        },
        restore: async ({ deployId: digest, commit })=>{
            if (ticketId === undefined) {
                const allowed = 'a rollback, whose ticket the workflow verifies';
                throw new _usererror.UserError(`${surface} is restored by its own workflow only`, {
                    place: 'restore',
                    allowed,
                    exitCode: 1
                });
            }
            const { manifest } = await (0, _store.fetchBundle)(store(commit), digest);
            await deploy(manifest.commit, {
                surface,
                tier,
                bundleDigest: digest,
                ticketId
            });
            return deployOf(digest);
        }
    };
}
