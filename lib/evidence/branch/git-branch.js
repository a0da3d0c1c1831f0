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
    get fetchedEvidenceBranch () {
        return fetchedEvidenceBranch;
    },
    get gitEvidenceBranch () {
        return gitEvidenceBranch;
    }
});
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _commit = require("../git/commit");
const _git = require("../git/git");
const _history = require("../git/history");
const _objects = require("../git/objects");
const _remote = require("../git/remote");
const _files = require("./files");
const _history1 = require("./history");
// At each try one of the writers gets through: this many would have to be quicker.
const TRIES = 50;
function requireDescent(options, head, before) {
    const { repository, branch } = options;
    if (before === head) return;
    if ((0, _commit.isFullCommitId)(before) && (0, _remote.hasCommit)(repository, before) && (0, _remote.isAncestor)(repository, before, head)) return;
    throw new _usererror.UserError(`the evidence branch was rewritten: its head ${head} does not follow ${before}, seen before`, {
        place: branch,
        allowed: 'a head that follows every head before it',
        exitCode: 1
    });
}
function readAt({ repository, branch }, head, { recordedHead, only }) {
    (0, _history1.requireAppendOnly)((0, _history.gitHistory)(repository, head), {
        head,
        recordedHead,
        branch
    });
    const { toRead, refused } = (0, _files.sortOut)((0, _objects.treeEntries)(repository, head, _history1.EVIDENCE_FOLDER));
    const wanted = only ? toRead.filter(({ path })=>only(path)) : toRead;
    const contents = (0, _objects.blobContents)(repository, wanted);
    const files = wanted.map(({ path }, index)=>({
            path,
            bytes: contents[index] ?? Buffer.alloc(0)
        }));
    return (0, _files.readingOf)(head, files, refused);
}
/** The head of the branch now, which follows the one that this clone saw last. */ function freshHead(options) {
    const seen = (0, _remote.seenHead)(options);
    const head = (0, _remote.fetchHead)(options, seen);
    if (seen !== undefined) requireDescent(options, head, seen);
    return {
        head,
        seen
    };
}
function read(options, how) {
    const { head, seen } = freshHead(options);
    if (how.recordedHead !== undefined) requireDescent(options, head, how.recordedHead);
    const reading = readAt(options, head, how);
    if (seen !== head) (0, _remote.keepSeenHead)(options, head);
    return reading;
}
function readFetched(options, how) {
    const head = (0, _remote.fetchedHead)(options);
    if (how.recordedHead !== undefined) requireDescent(options, head, how.recordedHead);
    return readAt(options, head, how);
}
/** Writes the files' contents into the clone; gives them as `git update-index --index-info -z` reads them. */ function writtenBlobs(repository, files) {
    const folder = (0, _nodefs.mkdtempSync)((0, _nodepath.join)((0, _nodeos.tmpdir)(), 'causeway-blobs-'));
    try {
        const places = files.map(({ bytes }, index)=>{
            const place = (0, _nodepath.join)(folder, String(index));
            (0, _nodefs.writeFileSync)(place, bytes);
            return place;
        });
        const stdin = places.map((place)=>`${place}\n`).join('');
        const blobs = (0, _git.textOf)(repository, {
            stdin
        }, 'hash-object', '-w', '--no-filters', '--stdin-paths').split('\n');
        if (blobs.length !== files.length) {
            throw new _usererror.UserError('the answer of git hash-object cannot be read', {
                place: repository,
                exitCode: 3
            });
        }
        return files.map(({ path }, index)=>`100644 ${blobs[index]}\t${path}\0`).join('');
    } finally{
        (0, _nodefs.rmSync)(folder, {
            recursive: true,
            force: true
        });
    }
}
function commitOn(options, writer, head, lines, message) {
    const { repository } = options;
    const folder = (0, _nodefs.mkdtempSync)((0, _nodepath.join)((0, _nodeos.tmpdir)(), 'causeway-index-'));
    try {
        // An index of its own: neither the clone's index nor its working tree is touched.
        const env = {
            GIT_INDEX_FILE: (0, _nodepath.join)(folder, 'index')
        };
        (0, _git.textOf)(repository, {
            env
        }, 'read-tree', head);
        (0, _git.textOf)(repository, {
            env,
            stdin: lines
        }, 'update-index', '--add', '-z', '--index-info');
        const tree = (0, _git.textOf)(repository, {
            env
        }, 'write-tree');
        const { name, email } = writer;
        const identity = [
            '-c',
            `user.name=${name}`,
            '-c',
            `user.email=${email}`,
            '-c',
            'commit.gpgSign=false'
        ];
        return (0, _git.gitText)(repository, ...identity, 'commit-tree', tree, '-p', head, '-m', message);
    } finally{
        (0, _nodefs.rmSync)(folder, {
            recursive: true,
            force: true
        });
    }
}
function append(options, files, message, guard) {
    const { repository, remote, branch, writer } = options;
    if (!writer) {
        throw new _usererror.UserError('nobody is named who writes to the evidence branch', {
            place: repository,
            allowed: 'apps.evidence in the registry, or user.name and user.email in the configuration of git'
        });
    }
    (0, _files.requireAppendable)(files);
    const pathsAt = (commit)=>new Set((0, _objects.treeEntries)(repository, commit, _history1.EVIDENCE_FOLDER).map(({ path })=>path));
    let { head } = freshHead(options);
    (0, _files.requireRoom)(files, head, pathsAt, guard);
    const lines = files.length === 0 ? '' : writtenBlobs(repository, files);
    let reason = '';
    for(let attempt = 0; attempt < TRIES; attempt += 1){
        const commit = commitOn(options, writer, head, lines, message);
        const pushed = (0, _git.git)(repository, 'push', '--quiet', '--no-verify', '--no-follow-tags', '--', remote, `${commit}:refs/heads/${branch}`);
        const { head: now } = freshHead(options);
        // The push itself may have failed after the remote took it.
        if ((0, _remote.isAncestor)(repository, commit, now)) {
            (0, _remote.keepSeenHead)(options, now);
            return commit;
        }
        reason = pushed.stderr;
        // Nobody was quicker, so it is the remote that does not want it.
        if (now === head && !/cannot lock ref|failed to update ref/.test(reason)) break;
        head = now;
        (0, _files.requireRoom)(files, head, pathsAt, guard);
    }
    throw new _usererror.UserError(`the evidence branch could not be pushed to: ${reason}`, {
        place: `${(0, _git.withoutCredentials)(remote)} ${branch}`,
        allowed: 'a remote that lets the evidence writer push to the branch',
        exitCode: 3
    });
}
function gitEvidenceBranch(options) {
    return {
        read: async (how = {})=>read(options, how),
        append: async (files, message, guard)=>append(options, files, message, guard)
    };
}
function fetchedEvidenceBranch(options) {
    return {
        read: async (how = {})=>readFetched(options, how),
        append: async ()=>{
            throw new _usererror.UserError('what was fetched cannot be added to', {
                place: '--evidence-fetched',
                allowed: 'to hand the statements to `causeway evidence push`, which asks the branch itself'
            });
        }
    };
}
