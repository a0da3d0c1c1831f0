"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "registrySourceIn", {
    enumerable: true,
    get: function() {
        return registrySourceIn;
    }
});
const _nodepath = require("node:path");
const _git = require("../../../evidence/git/git");
const _digest = require("../../../registry/digest");
const _read = require("../../../registry/document/read");
const _selectors = require("../../../registry/selectors");
const _usererror = require("../../../registry/user-error");
const _branchhead = require("./branch-head");
function registrySourceIn(root, file, { registry, digest }) {
    const { defaultBranch } = (0, _selectors.repositoryOf)(registry, registry.governance.repository);
    const unknown = (reason)=>({
            commit: null,
            governing: 'unknown',
            reason
        });
    try {
        const commit = (0, _branchhead.branchHead)(root, defaultBranch);
        if (commit === undefined) return unknown(`the registry lies in no clone that has the branch ${defaultBranch}`);
        const path = (0, _nodepath.relative)(root, file).split(_nodepath.sep).join('/');
        const { code, stdout } = (0, _git.git)(root, 'show', `${commit}:${path}`);
        if (code !== 0) return {
            commit,
            governing: 'no',
            reason: `${defaultBranch} has no such registry at its head`
        };
        const document = (0, _read.readDocument)(stdout.toString('utf8'));
        const isSame = document.ok && (0, _digest.canonicalDigest)(document.value) === digest;
        return isSame ? {
            commit,
            governing: 'yes',
            reason: `as at the head of ${defaultBranch}`
        } : {
            commit,
            governing: 'no',
            reason: `the registry at the head of ${defaultBranch} is another`
        };
    } catch (error) {
        if (error instanceof _usererror.UserError) return unknown(error.message);
        throw error;
    }
}
