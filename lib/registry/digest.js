"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "canonicalDigest", {
    enumerable: true,
    get: function() {
        return canonicalDigest;
    }
});
const _nodecrypto = require("node:crypto");
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function canonicalDigest(value) {
    const canonical = (0, _canonicalize.default)(value);
    if (canonical === undefined) throw new Error('only a JSON value has a canonical form');
    return `sha256:${(0, _nodecrypto.createHash)('sha256').update(canonical).digest('hex')}`;
}
