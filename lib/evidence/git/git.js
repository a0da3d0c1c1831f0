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
    get git () {
        return git;
    },
    get gitText () {
        return gitText;
    },
    get gitWith () {
        return gitWith;
    },
    get textOf () {
        return textOf;
    },
    get withoutCredentials () {
        return withoutCredentials;
    }
});
const _nodechild_process = require("node:child_process");
const _nodeos = require("node:os");
const _usererror = require("../../registry/user-error");
const MAX_OUTPUT = 512 * 1024 * 1024;
/** How long git may take, in milliseconds: a remote may never answer. */ const TIMEOUT = 10 * 60_000;
/** How a remote is reached; what answers is its matter. */ const TRANSPORT = new Set([
    'GIT_SSH',
    'GIT_SSH_COMMAND',
    'GIT_ASKPASS',
    'GIT_SSL_CAINFO'
]);
// The caller's GIT_DIR, a replaced object (refs/replace) or a graft would make git answer about another history.
function cleanEnvironment() {
    const env = {};
    for (const [name, value] of Object.entries(process.env)){
        if (!name.startsWith('GIT_') || TRANSPORT.has(name)) env[name] = value;
    }
    return {
        ...env,
        LC_ALL: 'C',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_GRAFT_FILE: _nodeos.devNull,
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0'
    };
}
function withoutCredentials(text) {
    return text.replace(/\/\/[^/@\s]+@/g, '//');
}
function gitWith(cwd, { stdin, env = {} }, ...args) {
    const { status, stdout, stderr, error } = (0, _nodechild_process.spawnSync)('git', [
        '--no-pager',
        ...args
    ], {
        cwd,
        env: {
            ...cleanEnvironment(),
            ...env
        },
        maxBuffer: MAX_OUTPUT,
        timeout: TIMEOUT,
        ...stdin === undefined ? {
            stdio: [
                'ignore',
                'pipe',
                'pipe'
            ]
        } : {
            input: stdin
        }
    });
    if (error || status === null) {
        throw new _usererror.UserError(`git ${args[0] ?? ''} could not be run: ${error?.message ?? 'it was ended by a signal'}`, {
            place: cwd,
            allowed: 'git on the PATH, in a folder that can be entered',
            exitCode: 3
        });
    }
    return {
        code: status,
        stdout,
        stderr: withoutCredentials(stderr.toString('utf8').trim())
    };
}
function git(cwd, ...args) {
    return gitWith(cwd, {}, ...args);
}
function gitText(cwd, ...args) {
    return textOf(cwd, {}, ...args);
}
function textOf(cwd, input, ...args) {
    const { code, stdout, stderr } = gitWith(cwd, input, ...args);
    if (code !== 0) throw new _usererror.UserError(`git ${args[0] ?? ''} failed: ${stderr}`, {
        place: cwd,
        exitCode: 3
    });
    return stdout.toString('utf8').replace(/\n$/, '');
}
