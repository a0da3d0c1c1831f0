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
    get bundleStatement () {
        return bundleStatement;
    },
    get verifyBundleStatement () {
        return verifyBundleStatement;
    }
});
const _verify = require("../../evidence/statement/verify");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
function bundleStatement({ digest, manifest }) {
    const { commit, surface, treeDigest, registryDigest, toolchain } = manifest;
    return {
        kind: 'release-bundle',
        subjects: {
            commit,
            bundle: digest
        },
        predicate: {
            surface,
            treeDigest,
            registryDigest,
            toolchain
        }
    };
}
function verifyBundleStatement(bundle, file, trust, now) {
    const result = (0, _verify.verifyStatement)(file.bytes, trust, now);
    const refuse = (why)=>new _usererror.UserError(`the bundle's statement is refused: ${why}`, {
            place: file.place,
            allowed: `a release-bundle statement about ${bundle.digest}, by a trust entry of the registry`,
            exitCode: 1
        });
    if (!result.ok) throw refuse(result.reason);
    const { kind } = result.statement;
    if (kind !== 'release-bundle') throw refuse(`it is a ${kind}`);
    if ((0, _digest.canonicalDigest)(result.statement) !== (0, _digest.canonicalDigest)(bundleStatement(bundle))) throw refuse('it is about another bundle');
    return result;
}
