"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "signerFrom", {
    enumerable: true,
    get: function() {
        return signerFrom;
    }
});
const _usererror = require("../../registry/user-error");
// Loaded by who signs: the services' clients take longer to load than most commands, which only verify, take in all.
function ways() {
    const { keySigner } = require('./key');
    const { keylessSigner } = require('./keyless');
    const { servicesFrom } = require('./services');
    return {
        keySigner,
        keylessSigner,
        servicesFrom
    };
}
function signerFrom(env) {
    const key = env['CAUSEWAY_SIGNING_KEY'];
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const allowed = 'CAUSEWAY_SIGNING_KEY, or a GitHub Actions job with the permission id-token: write; exactly one';
    if (key && (url || token)) throw new _usererror.UserError('there are two ways to sign', {
        place: 'CAUSEWAY_SIGNING_KEY',
        allowed
    });
    const { keySigner, keylessSigner, servicesFrom } = ways();
    const services = servicesFrom(env);
    if (key) return keySigner(key, services);
    if (url && token) return keylessSigner({
        url,
        token
    }, services);
    throw new _usererror.UserError('there is nothing to sign with', {
        place: 'CAUSEWAY_SIGNING_KEY',
        allowed
    });
}
