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
    get loadTrustedRoot () {
        return loadTrustedRoot;
    },
    get parseTrustedRoot () {
        return parseTrustedRoot;
    },
    get rootDigest () {
        return rootDigest;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _protobufspecs = require("@sigstore/protobuf-specs");
const _verify = require("@sigstore/verify");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _rootshape = require("./root-shape");
const ALLOWED = 'a Sigstore trusted root in JSON (gh attestation trusted-root, cosign trusted-root create)';
const MAX_BYTES = 1024 * 1024;
const DIGESTS = new WeakMap();
function rootDigest(root) {
    return DIGESTS.get(root);
}
function parseTrustedRoot(text, place) {
    const refuse = (why)=>new _usererror.UserError(`the trusted root is refused: ${why}`, {
            place,
            allowed: ALLOWED
        });
    const document = (0, _read.readDocument)(text);
    if (!document.ok) throw refuse(document.problems[0]?.message ?? 'it is not JSON');
    const shape = _rootshape.TrustedRootShape.safeParse(document.value);
    if (!shape.success) {
        const [issue] = shape.error.issues;
        throw refuse(`${issue?.message ?? 'another shape'} (/${issue?.path.join('/') ?? ''})`);
    }
    try {
        const { publicKey: _, ...root } = (0, _verify.toTrustMaterial)(_protobufspecs.TrustedRoot.fromJSON(shape.data));
        DIGESTS.set(root, (0, _nodecrypto.createHash)('sha256').update(text).digest('hex'));
        return root;
    } catch  {
        // Keys and certificates are decoded here; what the libraries throw on bad ones is of many classes.
        throw refuse('a key or certificate in it cannot be read');
    }
}
function loadTrustedRoot(path) {
    let text;
    try {
        const { size } = (0, _nodefs.statSync)(path);
        if (size > MAX_BYTES) {
            throw new _usererror.UserError('the trusted root is too large', {
                place: path,
                allowed: `at most ${MAX_BYTES} bytes`
            });
        }
        text = (0, _nodefs.readFileSync)(path, 'utf8');
    } catch (error) {
        if (error instanceof _usererror.UserError) throw error;
        const message = `the trusted root cannot be read: ${error.code ?? 'unknown'}`;
        throw new _usererror.UserError(message, {
            place: path,
            allowed: ALLOWED,
            exitCode: 3
        });
    }
    return parseTrustedRoot(text, path);
}
