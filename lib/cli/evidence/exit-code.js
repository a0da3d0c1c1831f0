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
    get exitCodeFileOf () {
        return exitCodeFileOf;
    },
    get toolExitCode () {
        return toolExitCode;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
function exitCodeFileOf(report) {
    return `${report}.exit-code`;
}
function parsed(text, place) {
    if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return Number(text);
    throw new _usererror.UserError(`"${text.slice(0, 40)}" is no exit code`, {
        place,
        allowed: '0 to 255'
    });
}
function toolExitCode({ exitCode, exitCodeFile }, context) {
    if (exitCodeFile === undefined) return exitCode === undefined ? undefined : parsed(exitCode, '--exit-code');
    if (exitCode !== undefined) {
        throw new _usererror.UserError('the exit code is given twice', {
            place: '--exit-code-file',
            allowed: 'one of --exit-code and --exit-code-file'
        });
    }
    let text;
    try {
        text = (0, _nodefs.readFileSync)((0, _nodepath.resolve)(context.cwd, exitCodeFile), 'utf8');
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the exit code cannot be read: ${code}`, {
            place: exitCodeFile,
            allowed: 'the file that `causeway evidence run` wrote beside the report'
        });
    }
    return parsed(text.trim(), exitCodeFile);
}
