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
    get cacheFolder () {
        return cacheFolder;
    },
    get cutDocument () {
        return cutDocument;
    },
    get loadCut () {
        return loadCut;
    },
    get shippedName () {
        return shippedName;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = require("node:path");
const _json = require("./json");
const methods = [
    'get',
    'put',
    'post',
    'delete',
    'patch',
    'head'
];
/** Rises when the way of cutting changes, so that no old cut is read. */ const cutVersion = 3;
const prose = new Set([
    'description',
    'example',
    'examples',
    'externalDocs',
    'x-github',
    'x-octokit',
    'summary'
]);
function cacheFolder(environment = process.env) {
    const home = environment['CAUSEWAY_TOOLCHAIN_HOME'];
    const cache = environment['XDG_CACHE_HOME'] ?? (0, _nodepath.join)((0, _nodeos.homedir)(), '.cache');
    return (0, _nodepath.join)(home ?? (0, _nodepath.join)(cache, 'causeway', 'toolchain'), 'openapi');
}
function withoutProse(value, inProperties = false) {
    if (Array.isArray(value)) return value.map((item)=>withoutProse(item));
    if (!(0, _json.isObject)(value)) return value;
    const kept = Object.entries(value).filter(([key])=>inProperties || !prose.has(key));
    return Object.fromEntries(kept.map(([key, item])=>[
            key,
            withoutProse(item, !inProperties && key === 'properties')
        ]));
}
function collectRefs(value, found) {
    if (Array.isArray(value)) for (const item of value)collectRefs(item, found);
    else if ((0, _json.isObject)(value)) {
        if (typeof value['$ref'] === 'string') found.add(value['$ref']);
        for (const item of Object.values(value))collectRefs(item, found);
    }
}
function cutDocument(document, operationIds) {
    const wanted = new Set(operationIds);
    const paths = {};
    for (const [path, item] of Object.entries((0, _json.isObject)(document['paths']) ? document['paths'] : {})){
        if (!(0, _json.isObject)(item)) continue;
        const kept = Object.entries(item).filter(([method, operation])=>methods.includes(method) && (0, _json.isObject)(operation) && wanted.delete(String(operation['operationId'])));
        if (kept.length === 0) continue;
        const shared = item['parameters'] === undefined ? [] : [
            [
                'parameters',
                item['parameters']
            ]
        ];
        paths[path] = withoutProse(Object.fromEntries([
            ...kept,
            ...shared
        ]));
    }
    if (wanted.size > 0) throw new Error(`not in the vendor's document: ${[
        ...wanted
    ].join(', ')}`);
    const components = {};
    const seen = new Set();
    const open = [
        paths
    ];
    while(open.length > 0){
        const refs = new Set();
        collectRefs(open.pop(), refs);
        for (const ref of refs){
            const [, group, name] = /^#\/components\/([^/]+)\/(.+)$/.exec(ref) ?? [];
            if (group === undefined || name === undefined) throw new Error(`a reference of an unknown form: ${ref}`);
            if (seen.has(ref)) continue;
            seen.add(ref);
            const all = (0, _json.isObject)(document['components']) ? document['components'][group] : undefined;
            const component = withoutProse((0, _json.isObject)(all) ? all[name] : undefined);
            if (component === undefined) throw new Error(`a reference to nothing: ${ref}`);
            components[group] ??= {};
            components[group][name] = component;
            open.push(component);
        }
    }
    const info = (0, _json.isObject)(document['info']) ? document['info'] : {};
    return {
        openapi: String(document['openapi']),
        info: {
            title: info['title'],
            version: info['version']
        },
        paths,
        components
    };
}
/** Where the published package has the cuts: the vendors' own packages, of hundreds of MB, are development dependencies. */ const SHIPPED = (0, _nodepath.join)(__dirname, '..', 'descriptions');
function shippedName(vendor) {
    return `${vendor.name}.json`;
}
async function loadCut(vendor, operationIds) {
    const shipped = (0, _nodepath.join)(SHIPPED, shippedName(vendor));
    if ((0, _nodefs.existsSync)(shipped)) return JSON.parse((0, _nodefs.readFileSync)(shipped, 'utf8'));
    const key = JSON.stringify([
        cutVersion,
        [
            ...operationIds
        ].sort()
    ]);
    const digest = (0, _nodecrypto.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    const folder = cacheFolder();
    const file = (0, _nodepath.join)(folder, `${vendor.name}-${vendor.version}-${digest}.json`);
    if ((0, _nodefs.existsSync)(file)) return JSON.parse((0, _nodefs.readFileSync)(file, 'utf8'));
    const cut = cutDocument(await vendor.load(), operationIds);
    const own = `${file}.${(0, _nodecrypto.randomUUID)()}`;
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(own, JSON.stringify(cut));
    (0, _nodefs.renameSync)(own, file);
    return cut;
}
