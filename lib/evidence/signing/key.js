"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "keySigner", {
    enumerable: true,
    get: function() {
        return keySigner;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _usererror = require("../../registry/user-error");
const _sign = require("../statement/sign");
const _failure = require("./failure");
const _services = require("./services");
const NAME = 'CAUSEWAY_SIGNING_KEY';
const ALLOWED = 'an Ed25519 private key in PEM (PKCS #8, without a passphrase), or the path of its file';
// The value is never shown, nor what the libraries say about it: it may be the key itself.
function readKey(value) {
    const refuse = (message)=>new _usererror.UserError(message, {
            place: NAME,
            allowed: ALLOWED
        });
    let pem = value;
    if (!value.includes('-----BEGIN')) {
        try {
            pem = (0, _nodefs.readFileSync)(value, 'utf8');
        } catch (error) {
            throw refuse(`the signing key's file cannot be read: ${error.code ?? 'unknown'}`);
        }
    }
    let key;
    try {
        key = (0, _nodecrypto.createPrivateKey)(pem);
    } catch  {
        throw refuse('the signing key cannot be read');
    }
    if (key.asymmetricKeyType !== 'ed25519') throw refuse(`the signing key is of the type ${key.asymmetricKeyType}`);
    return key;
}
function keySigner(value, services) {
    const key = readKey(value);
    return {
        kind: 'key',
        sign: async (statement)=>{
            try {
                return await (0, _sign.signStatement)(statement, key, [
                    (0, _services.timeWitness)(services)
                ]);
            } catch (error) {
                throw (0, _failure.signingFailure)(error);
            }
        }
    };
}
