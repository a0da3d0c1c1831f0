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
    get keyHint () {
        return keyHint;
    },
    get trustedKeys () {
        return trustedKeys;
    }
});
const _nodecrypto = require("node:crypto");
const _dates = require("../../registry/dates");
const _trust = require("../../registry/rules/trust");
function keyHint(publicKey) {
    return (0, _nodecrypto.createHash)('sha256').update(publicKey.export({
        type: 'spki',
        format: 'der'
    })).digest('hex');
}
function trustedKeys(entries) {
    const keys = new Map();
    for (const entry of entries){
        if (entry.kind !== 'key') continue;
        const publicKey = (0, _trust.ed25519PublicKey)(entry.publicKey);
        const endsAt = (0, _dates.endOfDay)(entry.notAfter);
        if (publicKey && endsAt !== undefined) keys.set(keyHint(publicKey), {
            entry,
            publicKey,
            endsAt
        });
    }
    return keys;
}
