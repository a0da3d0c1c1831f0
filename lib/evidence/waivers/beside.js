"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "waiversBeside", {
    enumerable: true,
    get: function() {
        return waiversBeside;
    }
});
const _nodepath = require("node:path");
const _base = require("../trust/base");
const _root = require("../trust/root");
const _files = require("./files");
const _read = require("./read");
function waiversBeside(root, registry, now) {
    const files = (0, _files.waiverFiles)((0, _nodepath.join)(root, registry.waivers));
    if (files.length === 0) return [];
    if (!registry.trust) {
        const reason = 'the registry trusts nobody (trust)';
        return files.map(({ waiverId, waiver })=>({
                ...{
                    waiverId,
                    digest: undefined,
                    approvals: []
                },
                waiver: {
                    ok: false,
                    file: waiver.name,
                    reason
                }
            }));
    }
    return (0, _read.verifyWaivers)(files, (0, _base.trustBase)(registry, (0, _root.loadTrustedRoot)((0, _nodepath.join)(root, registry.trust.root))), now);
}
