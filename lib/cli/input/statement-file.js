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
    get jsonObject () {
        return jsonObject;
    },
    get statementFile () {
        return statementFile;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _verify = require("../../evidence/statement/verify");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
function statementFile(context, file, most = _verify.MAX_STATEMENT_BYTES) {
    const path = (0, _nodepath.resolve)(context.cwd, file);
    const allowed = `the path of a file of at most ${most} bytes`;
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    if (!stats?.isFile()) throw new _usererror.UserError('there is no such file', {
        place: file,
        allowed
    });
    if (stats.size > most) throw new _usererror.UserError('the file is too large', {
        place: file,
        allowed
    });
    try {
        return (0, _nodefs.readFileSync)(path);
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the file cannot be read: ${code}`, {
            place: file,
            allowed
        });
    }
}
function jsonObject(context, file) {
    const document = (0, _read.readDocument)(statementFile(context, file).toString('utf8'));
    const allowed = 'one JSON object';
    if (!document.ok) {
        const [problem] = document.problems;
        throw new _usererror.UserError(problem?.message ?? 'the file is not JSON', {
            place: file,
            allowed: problem?.allowed ?? allowed
        });
    }
    const { value } = document;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new _usererror.UserError('the file holds no object', {
            place: file,
            allowed
        });
    }
    return value;
}
