"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "githubEvidenceBranch", {
    enumerable: true,
    get: function() {
        return githubEvidenceBranch;
    }
});
const _files = require("./files");
const _githubapi = require("./github-api");
const _githubrequests = require("./github-requests");
const _history = require("./history");
// At each try one of the writers gets through: this many would have to be quicker.
const TRIES = 20;
function changesBetween(before, after) {
    const changes = [];
    for (const [path, { sha, mode }] of after){
        const old = before.get(path);
        if (!old) changes.push({
            kind: 'added',
            path
        });
        else if (old.sha !== sha || old.mode !== mode) changes.push({
            kind: 'changed',
            path
        });
    }
    for (const path of before.keys())if (!after.has(path)) changes.push({
        kind: 'deleted',
        path
    });
    return changes;
}
async function historyOf(options, commits) {
    const trees = [
        ...new Set(commits.map(({ tree })=>tree))
    ];
    const listed = await (0, _githubrequests.inTurns)(trees, async (tree)=>{
        return [
            tree,
            new Map((await (0, _githubapi.filesOf)(options, tree)).map((file)=>[
                    file.path,
                    file
                ]))
        ];
    });
    const byTree = new Map(listed);
    const byId = new Map(commits.map((commit)=>[
            commit.id,
            commit
        ]));
    const none = new Map();
    return commits.map(({ id, parents, tree })=>{
        const [parent = ''] = parents;
        const before = byTree.get(byId.get(parent)?.tree ?? '') ?? none;
        return {
            id,
            parents,
            changes: changesBetween(before, byTree.get(tree) ?? none)
        };
    });
}
async function read(options, { recordedHead, only }) {
    const { branch } = options;
    const head = await (0, _githubapi.headOf)(options);
    const history = await historyOf(options, await (0, _githubapi.commitsOf)(options, head));
    (0, _history.requireAppendOnly)(history, {
        head,
        recordedHead,
        branch
    });
    const { toRead, refused } = (0, _files.sortOut)(await (0, _githubapi.filesOf)(options, head));
    const wanted = only ? toRead.filter(({ path })=>only(path)) : toRead;
    const files = await (0, _githubrequests.inTurns)(wanted, async (file)=>({
            path: file.path,
            bytes: await (0, _githubapi.contentOf)(options, file)
        }));
    return (0, _files.readingOf)(head, files, refused);
}
async function pathsAt(options, commit) {
    return new Set((await (0, _githubapi.filesOf)(options, commit)).map(({ path })=>path));
}
async function append(options, files, message, guard) {
    (0, _files.requireAppendable)(files);
    const author = options.writer && {
        name: options.writer.name,
        email: options.writer.email
    };
    const before = guard && await pathsAt(options, guard.since);
    let refusal;
    let head = await (0, _githubapi.headOf)(options);
    for(let attempt = 0; attempt < TRIES; attempt += 1){
        const taken = await pathsAt(options, head);
        (0, _files.requireRoom)(files, head, (commit)=>commit === head ? taken : before ?? new Set(), guard);
        const commit = await (0, _githubapi.commitOn)(options, head, {
            files,
            message,
            author
        });
        refusal = await (0, _githubapi.moveForward)(options, commit);
        if (refusal === undefined) return commit;
        const now = await (0, _githubapi.headOf)(options);
        // The answer may have been lost after GitHub did it.
        if (now === commit) return commit;
        // Nobody was quicker, so it is GitHub that does not want it (a ruleset, a missing permission).
        if (now === head || (0, _githubrequests.statusOf)(refusal) !== 422) break;
        head = now;
    }
    throw (0, _githubrequests.couldNotAsk)(options, 'add to the evidence branch', refusal);
}
function githubEvidenceBranch(options) {
    return {
        read: async (how = {})=>await read(options, how),
        append: async (files, message, guard)=>await append(options, files, message, guard)
    };
}
