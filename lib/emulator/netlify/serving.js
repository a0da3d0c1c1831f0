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
    get mimeType () {
        return mimeType;
    },
    get serveSite () {
        return serveSite;
    }
});
const _nodepath = require("node:path");
const types = {
    ...{
        '.html': 'text/html; charset=UTF-8',
        '.css': 'text/css; charset=UTF-8',
        '.js': 'application/javascript'
    },
    ...{
        '.json': 'application/json',
        '.txt': 'text/plain; charset=UTF-8',
        '.svg': 'image/svg+xml'
    }
};
function mimeType(path) {
    return types[(0, _nodepath.extname)(path)] ?? 'application/octet-stream';
}
function placeOf(world, sent) {
    const [, kind, name = '', rest = '/'] = /^\/_(site|live)\/([^/]+)(\/.*)?$/.exec(sent) ?? [];
    if (kind === undefined) return undefined;
    const path = decodeURIComponent(rest);
    if (kind === 'site') return {
        deploy: world.deploys.find(({ id })=>id === name),
        live: null,
        path
    };
    const site = world.sites.find((one)=>one.name === name);
    const deploy = world.deploys.find(({ id })=>id === site?.publishedDeployId);
    return {
        deploy,
        live: name,
        path
    };
}
/** Counts a request against every fault that is about it and returns those that hit. */ function faultsOf(world, { deploy, live, path }) {
    return world.siteFaults.filter((fault)=>fault.deploy === undefined || fault.deploy === deploy?.id).filter((fault)=>fault.site === undefined || fault.site === live).filter((fault)=>fault.path === undefined || new RegExp(fault.path).test(path)).filter((fault)=>{
        const n = fault.seen ?? 0;
        fault.seen = n + 1;
        const { pattern } = fault;
        return pattern === undefined || pattern.length === 0 || pattern[n % pattern.length] === true;
    });
}
function fileOf(world, { deploy, path }) {
    const tries = [
        path,
        `${path.replace(/\/$/, '')}/index.html`,
        `${path.replace(/\/$/, '')}.html`
    ];
    for (const found of tries){
        const data = world.files[deploy?.files[found] ?? ''];
        if (data !== undefined) return {
            path: found,
            bytes: Buffer.from(data, 'base64')
        };
    }
    return undefined;
}
function faulty(fault, right) {
    const text = {
        'content-type': 'text/plain; charset=UTF-8'
    };
    switch(fault.kind){
        case 'drop':
            return 'drop';
        case 'status':
            return {
                status: fault.status ?? 503,
                body: fault.body ?? 'Service Unavailable',
                headers: text
            };
        case 'redirect':
            return {
                status: fault.status ?? 302,
                headers: {
                    location: fault.location ?? '/'
                }
            };
        case 'body':
            return {
                status: 200,
                body: fault.body ?? '',
                headers: text
            };
        default:
            return right;
    }
}
function serveSite({ world, path: sent, method }) {
    const place = placeOf(world, sent);
    if (place === undefined) return undefined;
    const text = {
        'content-type': 'text/plain; charset=UTF-8'
    };
    if (method !== 'GET' && method !== 'HEAD') return {
        status: 405,
        body: 'Method Not Allowed',
        headers: text
    };
    const file = place.deploy?.state === 'ready' ? fileOf(world, place) : undefined;
    const right = file === undefined ? {
        status: 404,
        body: 'Not Found',
        headers: text
    } : {
        status: 200,
        body: file.bytes,
        headers: {
            'content-type': mimeType(file.path)
        }
    };
    const hits = faultsOf(world, place);
    const delayMs = hits.reduce((sum, fault)=>sum + (fault.delayMs ?? 0), 0);
    const breaking = hits.find(({ kind })=>kind !== 'slow');
    const reply = breaking === undefined ? right : faulty(breaking, right);
    return reply === 'drop' ? reply : {
        ...reply,
        delayMs
    };
}
