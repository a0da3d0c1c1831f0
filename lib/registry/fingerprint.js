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
    get fingerprint () {
        return fingerprint;
    },
    get keyName () {
        return keyName;
    },
    get requireFingerprintKey () {
        return requireFingerprintKey;
    }
});
const _nodecrypto = require("node:crypto");
const _usererror = require("./user-error");
/** The fewest characters of the key: a short one could be tried out, and with it every value that people choose. */ const SHORTEST_KEY = 32;
function hmac(text, key) {
    return `sha256:${(0, _nodecrypto.createHmac)('sha256', key).update(text).digest('hex')}`;
}
function fingerprint(value, key, place) {
    return hmac(value, requireFingerprintKey(key, place));
}
function requireFingerprintKey(key, place) {
    if (key !== undefined && key.length >= SHORTEST_KEY) return key;
    throw new _usererror.UserError('there is no key for fingerprints', {
        place,
        allowed: `at least ${SHORTEST_KEY} random characters, the same for all tiers and kept where only rotation reads it`
    });
}
function keyName(key) {
    return hmac('causeway fingerprint key', key);
}
