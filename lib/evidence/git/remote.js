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
    get fetchHead () {
        return fetchHead;
    },
    get fetchedHead () {
        return fetchedHead;
    },
    get hasCommit () {
        return hasCommit;
    },
    get isAncestor () {
        return isAncestor;
    },
    get keepSeenHead () {
        return keepSeenHead;
    },
    get seenHead () {
        return seenHead;
    }
});
const _nodecrypto = require("node:crypto");
const _usererror = require("../../registry/user-error");
const _commit = require("./commit");
const _git = require("./git");
function couldNotFetch({ remote, branch }, reason) {
    return new _usererror.UserError(`the evidence branch could not be fetched: ${reason}`, {
        place: `${(0, _git.withoutCredentials)(remote)} ${branch}`,
        allowed: 'a remote that can be reached and read',
        exitCode: 3
    });
}
function isAncestor(repository, before, after) {
    const { code, stderr } = (0, _git.git)(repository, 'merge-base', '--is-ancestor', before, after);
    if (code === 0 || code === 1) return code === 0;
    throw new _usererror.UserError(`whether ${before} comes before ${after} is unknown: ${stderr}`, {
        place: repository,
        exitCode: 3
    });
}
function hasCommit(repository, id) {
    return (0, _git.git)(repository, 'cat-file', '-e', `${id}^{commit}`).code === 0;
}
function fetchHead(from, seen) {
    const { repository, remote, branch } = from;
    (0, _commit.requireWholeRepository)(repository);
    const ref = `refs/heads/${branch}`;
    const listed = (0, _git.git)(repository, 'ls-remote', '--refs', '--', remote, ref);
    if (listed.code !== 0) throw couldNotFetch(from, listed.stderr);
    const heads = listed.stdout.toString('utf8').split('\n').map((line)=>line.split('\t'));
    const head = heads.find(([, name])=>name === ref)?.[0];
    if (head === undefined) {
        throw new _usererror.UserError(`there is no branch "${branch}"`, {
            place: (0, _git.withoutCredentials)(remote),
            allowed: 'the evidence branch of the registry; `causeway bootstrap` makes it',
            exitCode: 3
        });
    }
    // No other ref of the clone is moved. Only a fetch that came to its end left the commit, with all before it.
    if (seen === head && hasCommit(repository, head)) return head;
    const fetched = (0, _git.git)(repository, 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-gc', '--refmap=', '--', remote, ref);
    if (fetched.code !== 0) throw couldNotFetch(from, fetched.stderr);
    if (!hasCommit(repository, head)) throw couldNotFetch(from, `it moved away from ${head} meanwhile`);
    // A remote that is shallow itself would have made the clone so.
    (0, _commit.requireWholeRepository)(repository);
    return head;
}
function fetchedHead({ repository, remote, branch }) {
    (0, _commit.requireWholeRepository)(repository);
    const ref = `refs/remotes/${remote}/${branch}`;
    const { code, stdout } = (0, _git.git)(repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
    if (code === 0) return stdout.toString('utf8').trim();
    throw new _usererror.UserError(`the clone has not fetched "${branch}"`, {
        place: ref,
        allowed: 'a clone of the governing repository with all of its branches (fetch-depth: 0)',
        exitCode: 3
    });
}
function seenRef({ remote, branch }) {
    return `refs/causeway/${(0, _nodecrypto.createHash)('sha256').update(remote).digest('hex').slice(0, 12)}/${branch}`;
}
function seenHead(from) {
    const { code, stdout } = (0, _git.git)(from.repository, 'rev-parse', '--verify', '--quiet', seenRef(from));
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
function keepSeenHead(from, head) {
    (0, _git.gitText)(from.repository, 'update-ref', seenRef(from), head);
}
