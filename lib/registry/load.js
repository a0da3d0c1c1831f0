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
    get loadRegistry () {
        return loadRegistry;
    },
    get readRegistry () {
        return readRegistry;
    }
});
const _nodefs = require("node:fs");
const _limits = require("./document/limits");
const _parse = require("./parse");
const _problem = require("./problem");
const _usererror = require("./user-error");
const SHOWN_PROBLEMS = 5;
function reason(error) {
    const code = error.code;
    if (code === 'ENOENT') return 'there is no such file';
    if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read';
    if (code === 'EISDIR') return 'it is a directory';
    if (code === 'ENOTDIR') return 'a part of the path is no directory';
    throw error;
}
function readBytes(path, name) {
    let descriptor;
    try {
        // Without O_NONBLOCK a named pipe would be waited for.
        descriptor = (0, _nodefs.openSync)(path, _nodefs.constants.O_RDONLY | _nodefs.constants.O_NONBLOCK);
        const stats = (0, _nodefs.fstatSync)(descriptor);
        if (!stats.isFile()) {
            throw new _usererror.UserError('the registry is no regular file', {
                place: name,
                allowed: 'the path of a JSON file'
            });
        }
        if (stats.size > _limits.MAX_BYTES) return 'too large';
        // One byte more than allowed: a file that grows meanwhile is refused too, not cut.
        const bytes = Buffer.alloc(_limits.MAX_BYTES + 1);
        let length = 0;
        for(let read = -1; read !== 0 && length < bytes.length; length += read){
            read = (0, _nodefs.readSync)(descriptor, bytes, length, bytes.length - length, null);
        }
        return length > _limits.MAX_BYTES ? 'too large' : bytes.subarray(0, length);
    } catch (error) {
        if (error instanceof _usererror.UserError) throw error;
        throw new _usererror.UserError(`the registry cannot be read: ${reason(error)}`, {
            place: name,
            allowed: 'the path of a JSON file; `causeway init` writes a first one'
        });
    } finally{
        if (descriptor !== undefined) (0, _nodefs.closeSync)(descriptor);
    }
}
function refused(code, message, allowed) {
    return {
        ok: false,
        problems: [
            {
                code,
                level: 'error',
                message,
                allowed,
                pointer: '',
                line: 1,
                column: 1
            }
        ]
    };
}
function readRegistry(path, { now, name = path }) {
    const bytes = readBytes(path, name);
    if (bytes === 'too large') {
        return refused('json-too-large', 'the document is too large', `at most ${_limits.MAX_BYTES} bytes`);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', {
            fatal: true,
            ignoreBOM: true
        }).decode(bytes);
    } catch  {
        return refused('json-not-utf8', 'the document is not UTF-8', 'UTF-8');
    }
    return (0, _parse.parseRegistry)(text, {
        file: name,
        now
    });
}
function loadRegistry(path, { now, name = path }) {
    const result = readRegistry(path, {
        now,
        name
    });
    if (result.ok) return {
        registry: result.registry,
        digest: result.digest,
        warnings: result.warnings,
        file: path
    };
    const errors = result.problems.filter(({ level })=>level === 'error');
    const lines = errors.slice(0, SHOWN_PROBLEMS).map((problem)=>`  ${(0, _problem.describeProblem)(name, problem)}`);
    if (errors.length > SHOWN_PROBLEMS) lines.push(`  and ${errors.length - SHOWN_PROBLEMS} more: causeway registry check`);
    const first = errors[0];
    throw new _usererror.UserError([
        `the registry is refused: ${errors.length} problem${errors.length === 1 ? '' : 's'}`,
        ...lines
    ].join('\n'), first ? {
        place: `${name}:${first.line}:${first.column}`
    } : {});
}
