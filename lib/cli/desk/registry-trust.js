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
    get registryRoot () {
        return registryRoot;
    },
    get requireTrust () {
        return requireTrust;
    }
});
const _nodepath = require("node:path");
const _base = require("../../evidence/trust/base");
const _root = require("../../evidence/trust/root");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
function registryRoot(common, context) {
    return (0, _nodepath.dirname)((0, _nodepath.dirname)((0, _common.registryPath)(common, context)));
}
function requireTrust(registry, root) {
    const allowed = 'trust: { "root": PATH, "entries": [ … ] } in the registry';
    if (!registry.trust) throw new _usererror.UserError('the registry trusts nobody', {
        place: '/trust',
        allowed
    });
    return (0, _base.trustBase)(registry, (0, _root.loadTrustedRoot)((0, _nodepath.join)(root, registry.trust.root)));
}
