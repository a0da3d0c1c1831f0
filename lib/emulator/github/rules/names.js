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
    get requireSize () {
        return requireSize;
    },
    get storedName () {
        return storedName;
    }
});
const _errors = require("../errors");
const longestBytes = 48 * 1024;
function storedName(kind, name) {
    if (!/^[a-z_][a-z0-9_]*$/i.test(name)) {
        throw (0, _errors.unprocessable)(`${kind} names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).`);
    }
    if (/^github_/i.test(name)) throw (0, _errors.unprocessable)(`${kind} names must not start with GITHUB_.`);
    return name.toUpperCase();
}
function requireSize(kind, value) {
    if (Buffer.byteLength(value) > longestBytes) throw (0, _errors.unprocessable)(`${kind} value is too large; the limit is 48 KB.`);
}
