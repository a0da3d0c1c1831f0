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
    get EVIDENCE_FOLDER () {
        return EVIDENCE_FOLDER;
    },
    get requireAppendOnly () {
        return requireAppendOnly;
    }
});
const _usererror = require("../../registry/user-error");
const EVIDENCE_FOLDER = 'evidence/';
function refuse(message, branch) {
    throw new _usererror.UserError(`the evidence branch was not only added to: ${message}`, {
        place: branch,
        allowed: 'commits that each add files to the one before',
        exitCode: 1
    });
}
function requireAddition({ id, parents, changes }, branch) {
    if (parents.length > 1) refuse(`${id} is a merge`, branch);
    for (const { kind, path } of changes){
        if (kind !== 'added' && path.startsWith(EVIDENCE_FOLDER)) refuse(`${id} ${kind} ${path}`, branch);
    }
}
function requireAppendOnly(commits, { head, recordedHead, branch }) {
    const byId = new Map(commits.map((commit)=>[
            commit.id,
            commit
        ]));
    const roots = commits.filter(({ parents })=>parents.length === 0);
    if (roots.length > 1) refuse(`it has ${roots.length} roots`, branch);
    const walked = new Set();
    for(let id = head; id !== undefined;){
        const commit = byId.get(id);
        if (!commit || walked.has(id)) {
            throw new _usererror.UserError(`the history of the evidence branch is cut off at ${id}`, {
                place: branch,
                allowed: 'the whole history, from its root',
                exitCode: 3
            });
        }
        requireAddition(commit, branch);
        walked.add(id);
        [id] = commit.parents;
    }
    if (recordedHead === undefined || walked.has(recordedHead)) return;
    refuse(`its head ${head} does not follow ${recordedHead}, which was its head before`, branch);
}
