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
    get readWaivers () {
        return readWaivers;
    },
    get verifyWaivers () {
        return verifyWaivers;
    }
});
const _verify = require("../statement/verify");
const _files = require("./files");
function verified({ name, bytes }, kind, trust, now) {
    const no = (reason)=>({
            ok: false,
            file: name,
            reason
        });
    if (!bytes) return no('the file is too large, or no plain file');
    const result = (0, _verify.verifyStatement)(bytes, trust, now);
    if (!result.ok) return no(result.reason);
    if (result.statement.kind !== kind) return no(`the file holds another kind of statement: ${result.statement.kind}`);
    return {
        ok: true,
        file: name,
        signed: result
    };
}
function verifyWaivers(files, trust, now) {
    return files.map(({ waiverId, waiver, approvals })=>({
            waiverId,
            waiver: verified(waiver, 'waiver', trust, now),
            digest: waiver.bytes && (0, _files.sha256Of)(waiver.bytes),
            approvals: approvals.map((each)=>verified(each, 'waiver-approval', trust, now))
        }));
}
function readWaivers(folder, trust, now) {
    return verifyWaivers((0, _files.waiverFiles)(folder), trust, now);
}
