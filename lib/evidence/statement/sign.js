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
    get signStatement () {
        return signStatement;
    },
    get statementBundle () {
        return statementBundle;
    }
});
const _nodecrypto = require("node:crypto");
const _bundle = require("@sigstore/bundle");
const _sign = require("@sigstore/sign");
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _keys = require("../trust/keys");
const _statement = require("./statement");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
async function statementBundle(statement, signer, witnesses) {
    const data = (0, _statement.statementBytes)(statement);
    const bundle = await new _sign.DSSEBundleBuilder({
        signer,
        witnesses: [
            ...witnesses
        ]
    }).create({
        data,
        type: _statement.PAYLOAD_TYPE
    });
    return Buffer.from((0, _canonicalize.default)((0, _bundle.bundleToJSON)(bundle)) ?? '', 'utf8');
}
async function signStatement(statement, privateKey, witnesses) {
    if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
        throw new Error('statements are signed with an Ed25519 private key');
    }
    const publicKey = (0, _nodecrypto.createPublicKey)(privateKey);
    const key = {
        $case: 'publicKey',
        publicKey: publicKey.export({
            type: 'spki',
            format: 'pem'
        }).toString(),
        hint: (0, _keys.keyHint)(publicKey)
    };
    const signer = {
        sign: async (data)=>({
                signature: (0, _nodecrypto.sign)(null, data, privateKey),
                key
            })
    };
    return statementBundle(statement, signer, witnesses);
}
