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
    get getSarif () {
        return getSarif;
    },
    get uploadSarif () {
        return uploadSarif;
    }
});
const _nodecrypto = require("node:crypto");
const _nodezlib = require("node:zlib");
const _exchange = require("../../../core/exchange");
const _json = require("../../../core/json");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
/** The text of a gzipped file in base64; throws 400 for anything else. */ function unpacked(given) {
    try {
        return (0, _nodezlib.gunzipSync)(Buffer.from(given, 'base64')).toString('utf8');
    } catch  {
        throw new _exchange.ApiError(400, (0, _errors.errorBody)(400, 'Invalid SARIF. Could not decompress the sarif property.'));
    }
}
function problemsOf(text) {
    try {
        const sarif = JSON.parse(text);
        if (!(0, _json.isObject)(sarif) || sarif['version'] !== '2.1.0') return [
            'version must be 2.1.0'
        ];
        return Array.isArray(sarif['runs']) ? [] : [
            'runs must be a list'
        ];
    } catch  {
        return [
            'The file is no JSON.'
        ];
    }
}
function uploadSarif(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const body = exchange.body;
    if (repository.git.objects[body.commit_sha]?.kind !== 'commit') throw (0, _errors.notFound)(`commit not found: ${body.commit_sha}`);
    const text = unpacked(body.sarif);
    const errors = problemsOf(text);
    const digest = (0, _nodecrypto.createHash)('sha256').update(`${body.commit_sha} ${text}`).digest('hex');
    const id = [
        digest.slice(0, 8),
        digest.slice(8, 12),
        digest.slice(12, 16),
        digest.slice(16, 20),
        digest.slice(20, 32)
    ].join('-');
    const status = errors.length === 0 ? 'complete' : 'failed';
    const sarif = {
        id,
        commitSha: body.commit_sha,
        ref: body.ref,
        text,
        status,
        errors
    };
    repository.sarifs[id] = sarif;
    return {
        status: 202,
        body: {
            id,
            url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/code-scanning/sarifs/${id}`
        }
    };
}
function getSarif(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const found = repository.sarifs[exchange.params['sarif_id'] ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    const analyses = `${(0, _lookup.repositoryUrl)(exchange, repository)}/code-scanning/analyses?sarif_id=${found.id}`;
    const detail = found.status === 'complete' ? {
        analyses_url: analyses
    } : {
        errors: found.errors
    };
    return {
        status: 200,
        body: {
            processing_status: found.status,
            ...detail
        }
    };
}
