"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "withEtag", {
    enumerable: true,
    get: function() {
        return withEtag;
    }
});
const _nodecrypto = require("node:crypto");
function etagOf({ caller }, body) {
    // An installation's ETag changes with each of its tokens, a person's does not (W17).
    const token = caller.token?.kind === 'installation' ? caller.token.token : '';
    return `W/"${(0, _nodecrypto.createHash)('sha256').update(`${token}\n${JSON.stringify(body)}`).digest('hex')}"`;
}
function withEtag(exchange, reply) {
    if (reply.status >= 300 || reply.body === undefined) return reply;
    const etag = etagOf(exchange, reply.body);
    const headers = {
        ...reply.headers,
        etag
    };
    const known = (exchange.headers['if-none-match'] ?? '').split(',').map((one)=>one.trim());
    const fresh = exchange.method === 'GET' && known.some((one)=>one !== '' && one.replace(/^W\//, '') === etag.slice(2));
    return fresh ? {
        status: 304,
        headers
    } : {
        ...reply,
        headers
    };
}
