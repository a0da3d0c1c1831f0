"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyTarget", {
    enumerable: true,
    get: function() {
        return netlifyTarget;
    }
});
const _usererror = require("../../registry/user-error");
const _marker = require("./marker");
const _netlifysite = require("./netlify-site");
const _netlifyupload = require("./netlify-upload");
function address(url, what) {
    if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
    throw new _usererror.UserError(`Netlify gives no address of ${what}`, {
        place: 'Netlify',
        exitCode: 3
    });
}
function deployOf({ id, deploy_ssl_url: own }) {
    return {
        deployId: id,
        url: address(own, `the deploy ${id}`)
    };
}
function netlifyTarget(client, { site, surface, tier, patience }) {
    const path = `/sites/${encodeURIComponent(site.id)}`;
    const uploads = (0, _netlifyupload.netlifyUploads)(client, site.id, patience);
    // A site tells its first host name; a deploy tells the address under which the site is served.
    let live = address(site.published_deploy?.ssl_url ?? site.ssl_url, 'the site');
    async function current() {
        const answer = await client({
            method: 'GET',
            path,
            doing: 'read the site'
        });
        return (0, _netlifysite.readAnswer)(_netlifysite.NetlifySite, answer, `the site ${site.id}`).published_deploy ?? undefined;
    }
    // Netlify publishes a ready deploy, draft or old, by "restoring" it; a second time changes nothing.
    async function publish({ deployId }) {
        const id = encodeURIComponent(deployId);
        if ((await current())?.id !== deployId) {
            const answer = await client({
                method: 'POST',
                path: `${path}/deploys/${id}/restore`,
                doing: 'publish the deploy'
            });
            (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, answer, `the deploy ${deployId}`);
        }
        const lock = await client({
            method: 'POST',
            path: `/deploys/${id}/lock`,
            doing: 'lock the published deploy'
        });
        (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, lock, `the deploy ${deployId}`);
        const published = await current();
        if (published?.id === deployId && published.locked === true) return;
        const message = published?.id === deployId ? 'the site is not locked to it' : 'another deploy was published meanwhile';
        throw new _usererror.UserError(`the deploy was published, but ${message}`, {
            place: `site ${site.name}`,
            exitCode: 1
        });
    }
    async function restorable({ deployId }) {
        try {
            const request = {
                method: 'GET',
                path: `${path}/deploys/${encodeURIComponent(deployId)}`
            };
            const answer = await client({
                ...request,
                doing: 'read the deploy'
            });
            if (answer.state === 'absent') return {
                status: 'gone',
                reason: `Netlify has no deploy ${deployId} any more`
            };
            const deploy = (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, answer, `the deploy ${deployId}`);
            if (deploy.state !== 'ready') return {
                status: 'gone',
                reason: `the deploy ${deployId} is ${deploy.state}`
            };
            // Netlify keeps the entry of a deploy whose files it may have deleted: only what is served is there.
            const found = await (0, _marker.readMarker)(deployOf(deploy).url);
            if (!found.ok) return {
                status: 'unverified',
                reason: `the deploy ${deployId} at its own address: ${found.reason}`
            };
            if (found.marker.surface === surface && found.marker.tier === tier) return {
                status: 'restorable'
            };
            return {
                status: 'gone',
                reason: `the deploy ${deployId} is of ${found.marker.surface} on ${found.marker.tier}`
            };
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            return {
                status: 'unverified',
                reason: error.message
            };
        }
    }
    return {
        provider: 'netlify',
        siteId: site.id,
        hasOwnAddresses: true,
        get liveUrl () {
            return live;
        },
        stage: async (bundle, marker)=>{
            const staged = await uploads.draft(`causeway ${marker.ticketId}`, (0, _netlifyupload.deployFiles)(bundle, marker));
            live = address(staged.ssl_url, 'the site');
            return deployOf(staged);
        },
        publish,
        published: async ()=>{
            const found = await current();
            return found && deployOf(found);
        },
        restorable,
        restore: async ({ deployId })=>{
            const deploy = await uploads.read(deployId);
            await publish({
                deployId,
                url: ''
            });
            live = address(deploy.ssl_url, 'the site');
            return deployOf(deploy);
        }
    };
}
