"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "keylessSigner", {
    enumerable: true,
    get: function() {
        return keylessSigner;
    }
});
const _sign = require("@sigstore/sign");
const _zod = require("zod");
const _sign1 = require("../statement/sign");
const _failure = require("./failure");
const _services = require("./services");
const TokenAnswer = _zod.z.object({
    value: _zod.z.string().min(1)
});
// The library's own provider reads process.env, which here comes in at the edge only.
function identity({ url, token }) {
    return {
        getToken: async ()=>{
            const address = new URL(url);
            address.searchParams.set('audience', 'sigstore');
            const response = await fetch(address, {
                // A connection that was kept may have been closed while git ran: it would fail on a request that is sent once.
                headers: {
                    accept: 'application/json',
                    authorization: `Bearer ${token}`,
                    connection: 'close'
                },
                signal: AbortSignal.timeout(_services.PATIENCE.timeout)
            });
            if (!response.ok) throw new Error(`HTTP ${response.status}`);
            return TokenAnswer.parse(await response.json()).value;
        }
    };
}
function keylessSigner(request, services) {
    return {
        kind: 'keyless',
        sign: async (statement)=>{
            const signer = new _sign.FulcioSigner({
                fulcioBaseURL: services.fulcioUrl,
                identityProvider: identity(request),
                ..._services.PATIENCE
            });
            try {
                return await (0, _sign1.statementBundle)(statement, signer, [
                    ...(0, _services.logWitnesses)(services),
                    (0, _services.timeWitness)(services)
                ]);
            } catch (error) {
                throw (0, _failure.signingFailure)(error);
            }
        }
    };
}
