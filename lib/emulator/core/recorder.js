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
    get digestOf () {
        return digestOf;
    },
    get isWrite () {
        return isWrite;
    }
});
const _nodecrypto = require("node:crypto");
function digestOf(body) {
    return body.length === 0 ? null : (0, _nodecrypto.createHash)('sha256').update(body).digest('hex');
}
function isWrite(method) {
    return ![
        'GET',
        'HEAD',
        'OPTIONS'
    ].includes(method);
}
