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
    get changedPaths () {
        return changedPaths;
    },
    get parseRawDiff () {
        return parseRawDiff;
    }
});
const _commit = require("../../evidence/git/commit");
const _git = require("../../evidence/git/git");
const _usererror = require("../../registry/user-error");
const SUBMODULE = '160000';
function parseRawDiff(output) {
    const fields = output.toString('utf8').split('\0');
    if (fields.pop() !== '') throw new _usererror.UserError('the answer of git diff-tree is cut off', {
        exitCode: 3
    });
    const paths = [];
    for(let index = 0; index < fields.length; index += 2){
        const [meta, path] = [
            fields[index],
            fields[index + 1]
        ];
        const modes = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ [ADMT]$/.exec(meta ?? '');
        if (!modes || !path) throw new _usererror.UserError('the answer of git diff-tree cannot be read', {
            exitCode: 3
        });
        paths.push({
            path,
            isSubmodule: modes[1] === SUBMODULE || modes[2] === SUBMODULE
        });
    }
    return paths;
}
function changedPaths(repository, base, head) {
    (0, _commit.requireWholeRepository)(repository);
    (0, _commit.requireCommit)(repository, base, '--base');
    (0, _commit.requireCommit)(repository, head, '--head');
    const options = [
        '-r',
        '-z',
        '--raw',
        '--full-index',
        '--no-renames',
        '--no-ext-diff',
        '--ignore-submodules=none'
    ];
    const { code, stdout, stderr } = (0, _git.git)(repository, 'diff-tree', ...options, base, head, '--');
    if (code !== 0) throw new _usererror.UserError(`git diff-tree failed: ${stderr}`, {
        place: repository,
        exitCode: 3
    });
    return parseRawDiff(stdout);
}
