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
    get approvalFileName () {
        return approvalFileName;
    },
    get groupWaivers () {
        return groupWaivers;
    },
    get sha256Of () {
        return sha256Of;
    },
    get waiverFileName () {
        return waiverFileName;
    },
    get waiverFiles () {
        return waiverFiles;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _bundlefile = require("../statement/bundle-file");
const WAIVER = /^([a-z][a-z0-9-]{0,38})\.sigstore\.json$/;
const APPROVAL = /^([a-z][a-z0-9-]{0,38})\.approval-([A-Za-z0-9][A-Za-z0-9_-]{0,98})\.sigstore\.json$/;
function waiverFileName(waiverId) {
    return `${waiverId}.sigstore.json`;
}
function approvalFileName(waiverId, approver) {
    return `${waiverId}.approval-${approver.replace(/^user:/, '')}.sigstore.json`;
}
function sha256Of(bytes) {
    return `sha256:${(0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex')}`;
}
function read(folder, name) {
    const path = (0, _nodepath.join)(folder, name);
    const stats = (0, _nodefs.lstatSync)(path);
    // A link could show another file to each reader.
    if (!stats.isFile() || stats.size > _bundlefile.MAX_STATEMENT_BYTES) return {
        name,
        bytes: undefined
    };
    return {
        name,
        bytes: (0, _nodefs.readFileSync)(path)
    };
}
function groupWaivers(files) {
    const sorted = [
        ...files
    ].sort((left, right)=>left.name < right.name ? -1 : 1);
    return sorted.flatMap((waiver)=>{
        const waiverId = WAIVER.exec(waiver.name)?.[1];
        if (waiverId === undefined) return [];
        return [
            {
                waiverId,
                waiver,
                approvals: sorted.filter(({ name })=>APPROVAL.exec(name)?.[1] === waiverId)
            }
        ];
    });
}
function waiverFiles(folder) {
    try {
        const names = (0, _nodefs.readdirSync)(folder).filter((name)=>WAIVER.test(name) || APPROVAL.test(name));
        return groupWaivers(names.map((name)=>read(folder, name)));
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        if (code === 'ENOENT') return [];
        throw new _usererror.UserError(`the waivers cannot be read: ${code}`, {
            place: folder,
            exitCode: 3
        });
    }
}
