"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "identify", {
    enumerable: true,
    get: function() {
        return identify;
    }
});
const _nodecrypto = require("node:crypto");
const _json = require("../../core/json");
const _errors = require("../errors");
const longestJwtSeconds = 600;
const clockSkewSeconds = 60;
function decodePart(part) {
    try {
        const value = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
        if ((0, _json.isObject)(value)) return value;
    } catch  {
    // Falls through to the one refusal that GitHub gives for every JWT that it cannot read.
    }
    throw (0, _errors.unauthorized)('A JSON web token could not be decoded');
}
/** What GitHub has against the times of a token that is used now; undefined for nothing. */ function timesRefused(claims, now) {
    const seconds = Date.parse(now) / 1000;
    const issued = Number(claims['iat']);
    const expires = Number(claims['exp']);
    if (!(issued <= seconds + clockSkewSeconds)) return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    if (!(expires > seconds)) return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
    if (!(expires - seconds <= longestJwtSeconds + clockSkewSeconds)) return "'Expiration time' claim ('exp') is too far in the future";
    return undefined;
}
function verifyJwt(world, jwt, times) {
    const [header, payload, signature] = jwt.split('.');
    const claims = decodePart(payload);
    if (decodePart(header)['alg'] !== 'RS256') throw (0, _errors.unauthorized)('A JSON web token could not be decoded');
    const app = Object.values(world.apps).find(({ id })=>String(id) === String(claims['iss']));
    if (app === undefined) throw (0, _errors.notFound)('Integration not found');
    const verifier = (0, _nodecrypto.createVerify)('RSA-SHA256').update(`${header}.${payload}`);
    if (app.publicKey === null || !verifier.verify(app.publicKey, signature ?? '', 'base64url')) {
        throw (0, _errors.unauthorized)('A JSON web token could not be decoded');
    }
    const [refused, ...others] = times.map((time)=>timesRefused(claims, time));
    if (refused !== undefined && !others.includes(undefined)) throw (0, _errors.unauthorized)(refused);
    return app;
}
function identify(world, headers, now, signed = now) {
    const authorization = headers['authorization'];
    if (authorization === undefined) return {
        tokenId: null,
        token: null,
        app: null
    };
    const [, secret] = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization) ?? [];
    if (secret === undefined) throw (0, _errors.unauthorized)('Bad credentials');
    if (secret.split('.').length === 3) {
        const app = verifyJwt(world, secret, [
            now,
            signed
        ]);
        return {
            tokenId: `jwt:${app.slug}`,
            token: null,
            app
        };
    }
    const token = Object.values(world.tokens).find((one)=>one.token === secret);
    if (token === undefined || token.expiresAt !== null && token.expiresAt <= now) throw (0, _errors.unauthorized)('Bad credentials');
    return {
        tokenId: token.id,
        token,
        app: null
    };
}
