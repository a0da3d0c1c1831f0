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
    get committerTime () {
        return committerTime;
    },
    get isFullCommitId () {
        return isFullCommitId;
    },
    get requireCommit () {
        return requireCommit;
    },
    get requireWholeRepository () {
        return requireWholeRepository;
    }
});
const _usererror = require("../../registry/user-error");
const _git = require("./git");
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function isFullCommitId(text) {
    return FULL_ID.test(text);
}
function requireWholeRepository(repository) {
    const { code, stdout } = (0, _git.git)(repository, 'rev-parse', '--is-shallow-repository');
    if (code !== 0) {
        throw new _usererror.UserError('there is no git repository', {
            place: repository,
            allowed: 'a full clone',
            exitCode: 3
        });
    }
    if (stdout.toString('utf8').trim() === 'false') return;
    throw new _usererror.UserError('the repository is a shallow clone: its history is cut off', {
        place: repository,
        allowed: 'a full clone (actions/checkout with fetch-depth: 0; git fetch --unshallow)',
        exitCode: 3
    });
}
function requireCommit(repository, id, place) {
    const allowed = 'the full id (40 or 64 hex digits, lower case) of a commit in this repository';
    if (!isFullCommitId(id)) throw new _usererror.UserError(`"${id}" is no full commit id`, {
        place,
        allowed
    });
    const { code, stdout } = (0, _git.git)(repository, 'cat-file', '-t', id);
    if (code !== 0) throw new _usererror.UserError(`the commit ${id} is not in the repository`, {
        place,
        allowed
    });
    const type = stdout.toString('utf8').trim();
    if (type !== 'commit') throw new _usererror.UserError(`${id} is a ${type}, no commit`, {
        place,
        allowed
    });
}
function committerTime(repository, id) {
    const seconds = Number((0, _git.gitText)(repository, 'show', '--no-patch', '--no-show-signature', '--format=%ct', id));
    if (!Number.isSafeInteger(seconds)) throw new _usererror.UserError(`the committer time of ${id} is none`, {
        exitCode: 3
    });
    return new Date(seconds * 1000).toISOString();
}
