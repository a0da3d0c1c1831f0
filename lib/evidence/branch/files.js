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
    get EvidenceConflict () {
        return EvidenceConflict;
    },
    get readingOf () {
        return readingOf;
    },
    get requireAppendable () {
        return requireAppendable;
    },
    get requireRoom () {
        return requireRoom;
    },
    get sortOut () {
        return sortOut;
    }
});
const _sorted = require("../../plan/sorted");
const _usererror = require("../../registry/user-error");
const _place = require("../statement/place");
const PLACE = /^evidence\/(?:_|[0-9a-f]{40}|[0-9a-f]{64})\/(?:_|[a-z][a-z0-9-]*)\/(?:_|[a-z][a-z0-9-]*)\/[a-z-]+-[0-9a-f]{32,64}\.sigstore\.json$/;
const REGULAR = '100644';
function sortOut(listed) {
    const reasonOf = ({ path, mode, size })=>{
        if (mode !== REGULAR) return 'it is no regular file';
        if (size > (0, _place.mostAt)(path)) return 'the file is too large';
        return PLACE.test(path) ? undefined : 'no statement lies at such a path';
    };
    const judged = listed.map((file)=>({
            file,
            reason: reasonOf(file)
        }));
    return {
        toRead: judged.filter(({ reason })=>reason === undefined).map(({ file })=>file),
        refused: judged.flatMap(({ file: { path }, reason })=>reason === undefined ? [] : [
                {
                    path,
                    reason
                }
            ])
    };
}
function readingOf(head, files, refused) {
    const path = (file)=>file.path;
    return {
        head,
        files: (0, _sorted.sortedBy)(files, path),
        refused: (0, _sorted.sortedBy)(refused, path)
    };
}
function requireAppendable(files) {
    if (files.length === 0) throw new _usererror.UserError('there is nothing to add to the evidence branch');
    const seen = new Set();
    for (const { path, bytes } of files){
        const most = (0, _place.mostAt)(path);
        const allowed = `a statement's own path, once, and at most ${most} bytes`;
        if (!PLACE.test(path)) throw new _usererror.UserError('no statement lies at such a path', {
            place: path,
            allowed
        });
        if (seen.has(path)) throw new _usererror.UserError('the file is there twice', {
            place: path,
            allowed
        });
        if (bytes.length > most) throw new _usererror.UserError('the file is too large', {
            place: path,
            allowed
        });
        seen.add(path);
    }
}
let EvidenceConflict = class EvidenceConflict extends _usererror.UserError {
    constructor(path){
        super('another writer was quicker on the evidence branch', {
            place: path,
            allowed: 'to start again, on what is there now',
            exitCode: 3
        });
    }
};
function requireRoom(files, head, pathsAt, guard) {
    const taken = pathsAt(head);
    for (const { path } of files){
        if (!taken.has(path)) continue;
        throw new _usererror.UserError('the file is on the evidence branch already', {
            place: path,
            allowed: 'a path that is free: nothing is overwritten',
            exitCode: 1
        });
    }
    if (!guard || guard.since === head) return;
    const before = pathsAt(guard.since);
    for (const path of taken)if (!before.has(path) && guard.conflicts(path)) throw new EvidenceConflict(path);
}
