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
    get assetDoor () {
        return assetDoor;
    },
    get deleteAsset () {
        return deleteAsset;
    },
    get getAsset () {
        return getAsset;
    },
    get listAssets () {
        return listAssets;
    },
    get uploadAsset () {
        return uploadAsset;
    }
});
const _nodecrypto = require("node:crypto");
const _exchange = require("../../../core/exchange");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _release = require("../../shapes/release");
const _pagination = require("../../transport/pagination");
const _world = require("../../world");
const _releases = require("./releases");
function assetIn(repository, id) {
    for (const release of Object.values(repository.releases)){
        const asset = release.assets[id];
        if (asset !== undefined) return {
            repository,
            release,
            asset
        };
    }
    return undefined;
}
function assetOf(exchange) {
    const found = assetIn((0, _lookup.repositoryOf)(exchange), exchange.params['asset_id'] ?? '');
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
/** Name as GitHub keeps it: whatever is not plain becomes a dot. */ function storedName(name) {
    return name.replace(/[^A-Za-z0-9._+@-]+/g, '.').replace(/^\.+/, 'default.');
}
function uploadAsset(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const release = (0, _releases.releaseOf)(exchange);
    const name = storedName((0, _lookup.queryText)(exchange, 'name') ?? '');
    const bytes = Buffer.isBuffer(exchange.body) ? exchange.body : Buffer.alloc(0);
    if (bytes.length === 0) throw new _exchange.ApiError(400, (0, _errors.errorBody)(400, 'Bad Content-Length: 0'));
    if (Object.values(release.assets).some((one)=>one.name === name)) {
        const errors = [
            {
                resource: 'ReleaseAsset',
                code: 'already_exists',
                field: 'name'
            }
        ];
        throw new _exchange.ApiError(422, {
            message: 'Validation Failed',
            errors,
            documentation_url: 'https://docs.github.com/rest'
        });
    }
    const asset = {
        ...{
            id: (0, _world.takeId)(exchange.world),
            name,
            label: (0, _lookup.queryText)(exchange, 'label') ?? null,
            downloads: 0
        },
        ...{
            contentType: exchange.headers['content-type'] ?? '',
            data: bytes.toString('base64')
        },
        ...{
            uploader: (0, _actor.loginOf)(exchange),
            createdAt: exchange.now()
        }
    };
    release.assets[asset.id] = asset;
    return {
        status: 201,
        body: (0, _release.assetShape)(exchange, repository, release, asset)
    };
}
function listAssets(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const release = (0, _releases.releaseOf)(exchange);
    return (0, _pagination.page)(exchange, Object.values(release.assets), (some)=>some.map((asset)=>(0, _release.assetShape)(exchange, repository, release, asset)));
}
function signatureOf(id) {
    return (0, _nodecrypto.createHash)('sha256').update(`download of asset ${id}`).digest('hex').slice(0, 32);
}
function getAsset(exchange) {
    const { repository, release, asset } = assetOf(exchange);
    if (!(exchange.headers['accept'] ?? '').includes('application/octet-stream')) return {
        status: 200,
        body: (0, _release.assetShape)(exchange, repository, release, asset)
    };
    asset.downloads += 1;
    const host = (0, _lookup.apiBase)(exchange).replace(/\/api\/v3$/, '');
    const location = `${host}/_downloads/assets/${repository.id}/${asset.id}?sig=${signatureOf(String(asset.id))}`;
    return {
        status: 302,
        headers: {
            location
        }
    };
}
function deleteAsset(exchange) {
    (0, _lookup.writableOf)(exchange);
    const { release, asset } = assetOf(exchange);
    delete release.assets[asset.id];
    return {
        status: 204
    };
}
function assetDoor({ world, path, query, method }) {
    const [, repositoryId, id = ''] = /^\/_downloads\/assets\/(\d+)\/(\d+)$/.exec(path) ?? [];
    if (repositoryId === undefined || method !== 'GET') return undefined;
    const repository = Object.values(world.repositories).find((one)=>String(one.id) === repositoryId);
    const found = repository === undefined ? undefined : assetIn(repository, id);
    if (found === undefined) return {
        status: 404,
        body: (0, _errors.errorBody)(404, 'Not Found')
    };
    if (query['sig'] !== signatureOf(id)) return {
        status: 403,
        body: (0, _errors.errorBody)(403, 'The signature does not match')
    };
    const headers = {
        'content-type': 'application/octet-stream'
    };
    return {
        status: 200,
        body: Buffer.from(found.asset.data, 'base64'),
        headers
    };
}
