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
    get findObject () {
        return findObject;
    },
    get objectId () {
        return objectId;
    },
    get putObject () {
        return putObject;
    },
    get readObject () {
        return readObject;
    }
});
const _nodecrypto = require("node:crypto");
const _errors = require("../errors");
function objectId(kind, bytes) {
    return (0, _nodecrypto.createHash)('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}
function putObject(objects, kind, bytes) {
    const sha = objectId(kind, bytes);
    objects[sha] ??= {
        kind,
        data: bytes.toString('base64')
    };
    return sha;
}
function findObject(objects, kind, sha) {
    const found = objects[sha];
    return found?.kind === kind ? Buffer.from(found.data, 'base64') : undefined;
}
function readObject(objects, kind, sha) {
    const found = findObject(objects, kind, sha);
    if (found === undefined) throw (0, _errors.conflict)(`Git Repository is missing the ${kind} ${sha}.`);
    return found;
}
