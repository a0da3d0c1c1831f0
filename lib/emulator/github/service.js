"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startGithub", {
    enumerable: true,
    get: function() {
        return startGithub;
    }
});
const _server = require("../core/server");
const _document = require("./document");
const _errors = require("./errors");
const _all = require("./operations/all");
const _assets = require("./operations/releases/assets");
const _artifacts = require("./operations/runs/artifacts");
const _etag = require("./transport/etag");
const _identities = require("./transport/identities");
const _permissions = require("./transport/permissions");
const _ratelimit = require("./transport/rate-limit");
/** The path by numeric id that go-github still uses for environment secrets, as the documented one by name. */ function byName(world, path) {
    const [, id, rest] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
    const repository = Object.values(world.repositories).find((one)=>String(one.id) === id);
    if (repository === undefined) return undefined;
    const named = `/repos/${world.organization.login}/${repository.name}${rest ?? ''}`;
    return {
        path: named,
        deviation: 'github-repository-by-id'
    };
}
/**
 * The machine's own time, whatever `Date` says: tests shift `Date` for all Node processes, and other programs, such as the
 * GitHub provider, still sign their App's token by this.
 */ const machineTime = ()=>new Date(performance.timeOrigin + performance.now()).toISOString();
function github(signed) {
    return {
        name: 'github',
        document: (0, _document.githubDocument)(),
        prefixes: [
            {
                value: '/_uploads'
            },
            {
                value: '/api/v3',
                deviation: 'github-api-v3-prefix'
            },
            {
                value: ''
            }
        ],
        greedy: [
            'path',
            'branch',
            'ref',
            'tag',
            'basehead'
        ],
        harmless: [
            'apps/create-installation-access-token'
        ],
        handlers: _all.operations,
        rewrite: byName,
        identify: (world, headers, now)=>(0, _identities.identify)(world, headers, now, signed?.()),
        door: (request)=>(0, _assets.assetDoor)(request) ?? (0, _artifacts.artifactDoor)(request),
        admit (exchange) {
            // The uploads' host takes uploads and nothing else, and no other host takes them.
            const upload = exchange.operationId === 'repos/upload-release-asset';
            if (upload !== exchange.base.endsWith('/_uploads')) throw (0, _errors.notFound)();
            (0, _ratelimit.requireRate)(exchange);
            (0, _permissions.requirePermission)(exchange);
        },
        finish: (exchange, reply)=>(0, _ratelimit.countRequest)(exchange, (0, _etag.withEtag)(exchange, reply)),
        refuseInvalid: (problems)=>({
                status: 422,
                body: {
                    message: `Invalid request.\n\n${problems.join('\n')}`,
                    documentation_url: 'https://docs.github.com/rest'
                }
            }),
        errorBody: _errors.errorBody
    };
}
function startGithub(options) {
    return (0, _server.startService)(github(options.clock === undefined ? machineTime : undefined), options);
}
