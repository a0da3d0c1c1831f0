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
    get assetShape () {
        return assetShape;
    },
    get releaseShape () {
        return releaseShape;
    }
});
const _nodecrypto = require("node:crypto");
const _actor = require("../actor");
const _lookup = require("../lookup");
const _account = require("./account");
function assetShape(exchange, repository, release, asset) {
    const bytes = Buffer.from(asset.data, 'base64');
    const { id, name, label, contentType, createdAt } = asset;
    const page = `${(0, _lookup.pageUrl)(exchange, repository)}/releases/download/${release.tagName}/${encodeURIComponent(name)}`;
    return {
        ...{
            url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/releases/assets/${id}`,
            browser_download_url: page,
            id,
            name
        },
        ...{
            node_id: (0, _account.nodeId)('RA', id),
            label,
            state: 'uploaded',
            content_type: contentType,
            size: bytes.length
        },
        digest: `sha256:${(0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex')}`,
        ...{
            download_count: asset.downloads,
            created_at: createdAt,
            updated_at: createdAt
        },
        uploader: (0, _actor.accountOf)((0, _lookup.apiBase)(exchange), exchange.world, asset.uploader)
    };
}
function releaseShape(exchange, repository, release) {
    const { id, tagName } = release;
    const base = (0, _lookup.apiBase)(exchange);
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/releases/${id}`;
    const page = (0, _lookup.pageUrl)(exchange, repository);
    const uploads = `${base.replace(/\/api\/v3$/, '')}/_uploads/repos/${url.split('/repos/')[1] ?? ''}`;
    return {
        ...{
            url,
            id,
            node_id: (0, _account.nodeId)('RE', id),
            assets_url: `${url}/assets`,
            tag_name: tagName
        },
        ...{
            html_url: `${page}/releases/tag/${tagName}`,
            upload_url: `${uploads}/assets{?name,label}`
        },
        tarball_url: release.draft ? null : `${base}/tarball/${tagName}`,
        zipball_url: release.draft ? null : `${base}/zipball/${tagName}`,
        ...{
            target_commitish: release.targetCommitish,
            name: release.name,
            body: release.body,
            draft: release.draft
        },
        ...{
            prerelease: release.prerelease,
            immutable: false,
            created_at: release.createdAt
        },
        ...{
            published_at: release.publishedAt,
            author: (0, _actor.accountOf)(base, exchange.world, release.author)
        },
        assets: Object.values(release.assets).map((asset)=>assetShape(exchange, repository, release, asset))
    };
}
