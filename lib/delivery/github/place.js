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
    get githubPlace () {
        return githubPlace;
    },
    get readList () {
        return readList;
    },
    get readOne () {
        return readOne;
    },
    get repositoryPath () {
        return repositoryPath;
    },
    get write () {
        return write;
    }
});
const _zod = require("zod");
const _reader = require("../../live/github/reader");
const _githubclient = require("../../live/github-client");
const _reading = require("../../live/reading");
const _usererror = require("../../registry/user-error");
/** How long one request that writes may take, in milliseconds. */ const TIMEOUT = 30_000;
function githubPlace(credentials, owner, repository) {
    return {
        reader: new _reader.GithubReader(credentials),
        client: (0, _githubclient.githubClient)(credentials),
        owner,
        repository
    };
}
function nameOf({ owner, repository }) {
    return `${owner}/${repository}`;
}
function requireRead(at, reading, path) {
    if (reading.state === 'read') return reading.value;
    throw new _usererror.UserError(`could not read ${path}: ${(0, _reading.reasonOf)(reading)}`, {
        ...{
            place: nameOf(at),
            exitCode: 3
        },
        allowed: 'a repository that is there, and a credential that may read this of it'
    });
}
function repositoryPath({ owner, repository }, path) {
    return `/repos/${owner}/${repository}${path}`;
}
async function readList(at, shape, path, key) {
    const reading = await at.reader.list(repositoryPath(at, path), key);
    return requireRead(at, (0, _reading.shaped)(_zod.z.array(shape), reading), path);
}
async function readOne(at, shape, path) {
    const reading = (0, _reading.shaped)(shape, await at.reader.get(repositoryPath(at, path)));
    return reading.state === 'absent' ? undefined : requireRead(at, reading, path);
}
async function write(at, shape, doing, request) {
    const { owner, repository: repo } = at;
    try {
        const options = {
            signal: AbortSignal.timeout(TIMEOUT),
            retries: 0
        };
        const { data } = await at.client.request(request.route, {
            owner,
            repo,
            ...request.parameters,
            request: options
        });
        return shape.parse(data);
    } catch (error) {
        const status = (0, _githubclient.statusOf)(error);
        if (status === undefined || ![
            401,
            403,
            404,
            409,
            422
        ].includes(status)) {
            throw (0, _githubclient.couldNotAsk)(error, doing, nameOf(at));
        }
        const message = error instanceof Error ? error.message : String(error);
        throw new _usererror.UserError(`GitHub refused to ${doing}: ${status} ${message}`, {
            ...{
                place: nameOf(at),
                exitCode: 1
            },
            allowed: 'a credential that may'
        });
    }
}
