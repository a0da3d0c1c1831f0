"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "signingFailure", {
    enumerable: true,
    get: function() {
        return signingFailure;
    }
});
const _sign = require("@sigstore/sign");
const _usererror = require("../../registry/user-error");
const STEPS = {
    IDENTITY_TOKEN_READ_ERROR: 'the identity token could not be had',
    IDENTITY_TOKEN_PARSE_ERROR: 'the identity token cannot be read',
    CA_CREATE_SIGNING_CERTIFICATE_ERROR: 'no certificate was given (Fulcio)',
    TLOG_CREATE_ENTRY_ERROR: 'the transparency log took no entry (Rekor)',
    TLOG_FETCH_ENTRY_ERROR: 'the transparency log gave no entry (Rekor)',
    TSA_CREATE_TIMESTAMP_ERROR: 'no timestamp was given (time-stamping authority)'
};
function signingFailure(error) {
    if (!(error instanceof _sign.InternalError)) throw error;
    return new _usererror.UserError(`the statement could not be signed: ${STEPS[error.code] ?? error.code}`, {
        allowed: 'Sigstore services that can be reached (CAUSEWAY_FULCIO_URL, CAUSEWAY_REKOR_URL, CAUSEWAY_TSA_URL)',
        exitCode: 3
    });
}
