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
    get parseQuery () {
        return parseQuery;
    },
    get plainHeaders () {
        return plainHeaders;
    },
    get readBody () {
        return readBody;
    },
    get readBytes () {
        return readBytes;
    },
    get send () {
        return send;
    }
});
const limitBytes = 200 * 1024 * 1024;
async function readBytes(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request){
        size += chunk.length;
        if (size > limitBytes) throw new Error('a body of more than 200 MB');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
async function readBody(request) {
    return (await readBytes(request)).toString('utf8');
}
function encoded(body) {
    return body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}
function send(response, reply) {
    const body = encoded(reply.body);
    const json = {
        'content-type': 'application/json; charset=utf-8'
    };
    const bytes = {
        'content-type': 'application/octet-stream'
    };
    const type = body === undefined ? {} : Buffer.isBuffer(body) ? bytes : json;
    response.writeHead(reply.status, {
        ...type,
        ...reply.headers
    });
    response.end(body);
}
function parseQuery(search) {
    const found = {};
    for (const name of new Set(search.keys())){
        const values = search.getAll(name);
        found[name] = values.length === 1 ? values[0] ?? '' : values;
    }
    return found;
}
function plainHeaders(request) {
    const pairs = Object.entries(request.headers).filter(([, value])=>value !== undefined);
    return Object.fromEntries(pairs.map(([name, value])=>[
            name,
            Array.isArray(value) ? value.join(', ') : value ?? ''
        ]));
}
