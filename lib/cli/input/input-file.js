"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readInput", {
    enumerable: true,
    get: function() {
        return readInput;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _consumers = require("node:stream/consumers");
const _usererror = require("../../registry/user-error");
/** The most that a named file may weigh, in bytes. */ const MAX_BYTES = 256 * 1024 * 1024;
async function readInput(context, file) {
    try {
        if (file === '-') return await (0, _consumers.text)(process.stdin);
        const path = (0, _nodepath.resolve)(context.cwd, file);
        const { size } = (0, _nodefs.statSync)(path);
        if (size <= MAX_BYTES) return (0, _nodefs.readFileSync)(path, 'utf8');
        throw new _usererror.UserError('the file is too large', {
            place: file,
            allowed: `at most ${MAX_BYTES} bytes`
        });
    } catch (error) {
        const code = error.code;
        if (error instanceof _usererror.UserError || code === undefined) throw error;
        throw new _usererror.UserError(`the file cannot be read: ${code}`, {
            place: file,
            allowed: 'the path of a file, or -'
        });
    }
}
