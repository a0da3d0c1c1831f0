"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "proposedPaths", {
    enumerable: true,
    get: function() {
        return proposedPaths;
    }
});
const _commit = require("../../evidence/git/commit");
const _git = require("../../evidence/git/git");
const _usererror = require("../../registry/user-error");
const _changedpaths = require("../changed-surfaces/changed-paths");
function proposedPaths(repository, base, head) {
    (0, _commit.requireWholeRepository)(repository);
    (0, _commit.requireCommit)(repository, base, '--base');
    (0, _commit.requireCommit)(repository, head, '--head');
    const { code, stdout, stderr } = (0, _git.git)(repository, 'merge-base', '--all', base, head);
    if (code !== 0 && code !== 1) {
        throw new _usererror.UserError(`where ${base} and ${head} parted is unknown: ${stderr}`, {
            place: repository,
            exitCode: 3
        });
    }
    const [parted, ...others] = stdout.toString('utf8').split('\n').filter(Boolean);
    return (0, _changedpaths.changedPaths)(repository, parted !== undefined && others.length === 0 ? parted : base, head);
}
