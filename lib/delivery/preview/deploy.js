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
    get previewAlias () {
        return previewAlias;
    },
    get previewDeploys () {
        return previewDeploys;
    },
    get previewUp () {
        return previewUp;
    }
});
const _promises = require("node:timers/promises");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
const _netlifysite = require("../targets/netlify-site");
const _netlifyupload = require("../targets/netlify-upload");
const _smoke = require("../targets/smoke");
function previewAlias(pull) {
    return `pr-${pull}`;
}
function titleOf(pull, bundle) {
    return `causeway preview ${previewAlias(pull)} ${bundle}`;
}
// The same request as for a release, as a draft of the pull request's own branch.
function aliased(client, alias) {
    return (request)=>{
        const isCreation = request.method === 'POST' && /^\/sites\/[^/]+\/deploys\?/.test(request.path);
        if (!isCreation || Buffer.isBuffer(request.body)) return client(request);
        return client({
            ...request,
            body: {
                ...request.body,
                branch: alias
            }
        });
    };
}
/** A marker that no tier's can be taken for: its tier is the preview, and its ticket none that anybody signed. */ function markerOf(surface, pull, bundleDigest) {
    const tier = `preview-${pull}`;
    return {
        surface,
        tier,
        bundleDigest,
        ticketId: (0, _digest.canonicalDigest)({
            preview: pull,
            surface,
            bundleDigest
        })
    };
}
const TRIES = 3;
const BETWEEN_TRIES = 2000;
async function previewUp({ client, site, surface, pull, patience = {} }, bundle) {
    if (bundle.manifest.surface !== surface.id) {
        const message = `the bundle is one of ${bundle.manifest.surface}`;
        throw new _usererror.UserError(message, {
            place: '--bundle',
            allowed: `a bundle of ${surface.id}`,
            exitCode: 1
        });
    }
    const marker = markerOf(surface.id, pull, bundle.digest);
    const uploads = (0, _netlifyupload.netlifyUploads)(aliased(client, previewAlias(pull)), site.id, patience);
    const deploy = await uploads.draft(titleOf(pull, bundle.digest), (0, _netlifyupload.deployFiles)(bundle, marker));
    const url = deploy.deploy_ssl_url?.replace(/\/+$/, '');
    if (!url) throw new _usererror.UserError('Netlify gives no address of the deploy', {
        place: deploy.id,
        exitCode: 3
    });
    const { sleep = _promises.setTimeout } = patience;
    const ask = ()=>(0, _smoke.smoke)({
            url,
            path: surface.health?.path,
            marker
        });
    let answer = await ask();
    // A new deploy may take moments to be served everywhere; only its first answers are asked for again.
    for(let attempt = 1; !answer.ok && attempt < TRIES; attempt += 1){
        await sleep(BETWEEN_TRIES);
        answer = await ask();
    }
    return {
        deployId: deploy.id,
        url,
        marker,
        smoke: answer
    };
}
async function previewDeploys({ client, site, pull }) {
    const path = `/sites/${encodeURIComponent(site.id)}/deploys?branch=${previewAlias(pull)}`;
    const all = await (0, _netlifysite.readList)(client, path, {
        schema: _netlifysite.NetlifyDeploy,
        doing: 'list the deploys'
    });
    const title = titleOf(pull, '');
    return all.filter((deploy)=>deploy.title?.startsWith(title) && deploy.id !== site.published_deploy?.id);
}
