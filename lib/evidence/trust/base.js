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
    get trustBase () {
        return trustBase;
    },
    get trustName () {
        return trustName;
    }
});
const _digest = require("../../registry/digest");
const _der = require("./der");
const _keys = require("./keys");
const _root = require("./root");
const NAMES = new WeakMap();
function trustBase(registry, root) {
    (0, _der.pinCertificates)(root);
    const base = {
        registry,
        root,
        keys: (0, _keys.trustedKeys)(registry.trust?.entries ?? [])
    };
    const digest = (0, _root.rootDigest)(root);
    if (digest !== undefined) NAMES.set(base, `${(0, _digest.canonicalDigest)(registry)} ${digest}`);
    return base;
}
function trustName(base) {
    return NAMES.get(base);
}
