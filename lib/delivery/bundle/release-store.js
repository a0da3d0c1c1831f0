"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "releaseStore", {
    enumerable: true,
    get: function() {
        return releaseStore;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _contents = require("./contents");
const Release = _zod.z.object({
    id: _zod.z.int(),
    prerelease: _zod.z.boolean(),
    upload_url: _zod.z.url()
});
const Asset = _zod.z.object({
    id: _zod.z.int(),
    name: _zod.z.string(),
    size: _zod.z.int(),
    state: _zod.z.string()
});
const PAGE = 100;
function releaseStore(client, { owner, repo, commit }) {
    const tag = `causeway/${commit}`;
    const place = `${owner}/${repo}, release ${tag}`;
    const there = {
        owner,
        repo
    };
    // GitHub answers 404 to those who may not look, too: only who sees the repository knows that a release is not there.
    async function findRelease() {
        try {
            const { data } = await client.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', {
                ...there,
                tag
            });
            return Release.parse(data);
        } catch (error) {
            if ((0, _githubclient.statusOf)(error) !== 404) throw (0, _githubclient.couldNotAsk)(error, 'read the release', place);
        }
        try {
            await client.request('GET /repos/{owner}/{repo}', there);
        } catch (error) {
            throw (0, _githubclient.couldNotAsk)(error, 'see the repository', `${owner}/${repo}`);
        }
        return undefined;
    }
    async function createRelease() {
        const name = `Bundles of ${commit}`;
        const options = {
            target_commitish: commit,
            prerelease: true,
            make_latest: 'false'
        };
        try {
            const { data } = await client.request('POST /repos/{owner}/{repo}/releases', {
                ...{
                    ...there,
                    ...options
                },
                ...{
                    tag_name: tag,
                    name
                }
            });
            return Release.parse(data);
        } catch (error) {
            // Another job was quicker; its release is as good.
            const other = (0, _githubclient.statusOf)(error) === 422 ? await findRelease() : undefined;
            if (other) return other;
            throw (0, _githubclient.couldNotAsk)(error, 'make the release', place);
        }
    }
    async function findAsset({ id }, name) {
        for(let page = 1;; page += 1){
            const paging = {
                ...there,
                release_id: id,
                per_page: PAGE,
                page
            };
            try {
                const path = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets';
                const assets = _zod.z.array(Asset).parse((await client.request(path, paging)).data);
                const found = assets.find((asset)=>asset.name === name);
                if (found || assets.length < PAGE) return found;
            } catch (error) {
                throw (0, _githubclient.couldNotAsk)(error, 'list the assets', place);
            }
        }
    }
    async function download({ id, name, size }) {
        const tooLarge = {
            place: `${place}, ${name}`,
            allowed: `${_contents.MAX_BUNDLE_BYTES} bytes`
        };
        if (size > _contents.MAX_BUNDLE_BYTES) throw new _usererror.UserError('the container is too large', tooLarge);
        try {
            const { data } = await client.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
                ...{
                    ...there,
                    asset_id: id
                },
                headers: {
                    accept: 'application/octet-stream'
                }
            });
            // As bytes the answer is no asset's description any more, whatever the types say.
            const bytes = data;
            if (bytes instanceof ArrayBuffer && bytes.byteLength === size) return Buffer.from(bytes);
        } catch (error) {
            throw (0, _githubclient.couldNotAsk)(error, 'download the asset', `${place}, ${name}`);
        }
        throw new _usererror.UserError('the asset came cut off', {
            place: `${place}, ${name}`,
            exitCode: 3
        });
    }
    return {
        get: async (name)=>{
            const release = await findRelease();
            const asset = release && await findAsset(release, name);
            // An upload that broke off leaves an asset that is no file yet.
            return asset?.state === 'uploaded' ? download(asset) : undefined;
        },
        put: async (name, file)=>{
            const release = await findRelease() ?? await createRelease();
            const url = `${release.upload_url.replace(/\{.*\}$/, '')}?name=${encodeURIComponent(name)}`;
            const type = name.endsWith('.json') ? 'application/json' : 'application/gzip';
            try {
                await client.request({
                    method: 'POST',
                    url,
                    data: file,
                    headers: {
                        'content-type': type
                    }
                });
                return 'kept';
            } catch (error) {
                const taken = (0, _githubclient.statusOf)(error) === 422 ? await findAsset(release, name) : undefined;
                if (taken?.state === 'uploaded') return 'taken';
                throw (0, _githubclient.couldNotAsk)(error, 'upload the asset', `${place}, ${name}`);
            }
        }
    };
}
