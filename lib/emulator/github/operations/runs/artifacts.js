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
    get artifactDoor () {
        return artifactDoor;
    },
    get downloadArtifact () {
        return downloadArtifact;
    },
    get getArtifact () {
        return getArtifact;
    },
    get listArtifacts () {
        return listArtifacts;
    },
    get listRunArtifacts () {
        return listRunArtifacts;
    }
});
const _nodecrypto = require("node:crypto");
const _exchange = require("../../../core/exchange");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _account = require("../../shapes/account");
const _pagination = require("../../transport/pagination");
const _runs = require("./runs");
function shape(exchange, repository, artifact) {
    const { id, name, data, expired, createdAt, expiresAt, runId } = artifact;
    const bytes = Buffer.from(data, 'base64');
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/actions/artifacts/${id}`;
    const run = repository.runs[runId];
    return {
        ...{
            id,
            node_id: (0, _account.nodeId)('A', id),
            name,
            size_in_bytes: bytes.length,
            url,
            archive_download_url: `${url}/zip`
        },
        ...{
            expired,
            created_at: createdAt,
            expires_at: expiresAt,
            updated_at: createdAt
        },
        digest: `sha256:${(0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex')}`,
        workflow_run: {
            ...{
                id: runId,
                repository_id: repository.id,
                head_repository_id: repository.id
            },
            ...run === undefined ? {} : {
                head_branch: run.headBranch,
                head_sha: run.headSha
            }
        }
    };
}
function listed(exchange, only) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const name = (0, _lookup.queryText)(exchange, 'name');
    const found = Object.values(repository.artifacts).filter((one)=>only(one) && (name === undefined || one.name === name)).reverse();
    return (0, _pagination.page)(exchange, found, (some, total)=>({
            total_count: total,
            artifacts: some.map((one)=>shape(exchange, repository, one))
        }));
}
function listArtifacts(exchange) {
    return listed(exchange, ()=>true);
}
function listRunArtifacts(exchange) {
    const { id } = (0, _runs.runOf)(exchange);
    return listed(exchange, ({ runId })=>runId === id);
}
function artifactOf(exchange) {
    const found = (0, _lookup.repositoryOf)(exchange).artifacts[exchange.params['artifact_id'] ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function getArtifact(exchange) {
    return {
        status: 200,
        body: shape(exchange, (0, _lookup.repositoryOf)(exchange), artifactOf(exchange))
    };
}
function signatureOf(id) {
    return (0, _nodecrypto.createHash)('sha256').update(`download of artifact ${id}`).digest('hex').slice(0, 32);
}
function downloadArtifact(exchange) {
    const { id, expired } = artifactOf(exchange);
    if (exchange.params['archive_format'] !== 'zip') throw (0, _errors.notFound)();
    if (expired) throw new _exchange.ApiError(410, (0, _errors.errorBody)(410, 'Artifact has expired'));
    const host = exchange.base.replace(/\/api\/v3$/, '');
    const repository = (0, _lookup.repositoryOf)(exchange).id;
    const location = `${host}/_downloads/artifacts/${repository}/${id}?sig=${signatureOf(String(id))}`;
    return {
        status: 302,
        headers: {
            location
        }
    };
}
function artifactDoor({ world, path, query, method }) {
    const [, repositoryId, id = ''] = /^\/_downloads\/artifacts\/(\d+)\/(\d+)$/.exec(path) ?? [];
    if (repositoryId === undefined || method !== 'GET') return undefined;
    const repository = Object.values(world.repositories).find((one)=>String(one.id) === repositoryId);
    const found = repository?.artifacts[id];
    if (found === undefined || found.expired) return {
        status: 404,
        body: (0, _errors.errorBody)(404, 'Not Found')
    };
    if (query['sig'] !== signatureOf(id)) return {
        status: 403,
        body: (0, _errors.errorBody)(403, 'The signature does not match')
    };
    return {
        status: 200,
        body: Buffer.from(found.data, 'base64'),
        headers: {
            'content-type': 'application/zip'
        }
    };
}
