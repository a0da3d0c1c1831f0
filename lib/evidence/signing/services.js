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
    get PATIENCE () {
        return PATIENCE;
    },
    get logWitnesses () {
        return logWitnesses;
    },
    get servicesFrom () {
        return servicesFrom;
    },
    get timeWitness () {
        return timeWitness;
    }
});
const _sign = require("@sigstore/sign");
const _usererror = require("../../registry/user-error");
/** How long one request may take, in milliseconds. */ const TIMEOUT = 20_000;
const PATIENCE = {
    timeout: TIMEOUT,
    retry: {
        retries: 2,
        minTimeout: 500
    }
};
function address(env, name, fallback) {
    const text = env[name] || fallback;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isLocal = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
    const isFine = url?.protocol === 'https:' || url?.protocol === 'http:' && isLocal;
    // An address may carry a password: it is not shown.
    if (!isFine) throw new _usererror.UserError(`${name} is no address`, {
        place: name,
        allowed: 'https://…'
    });
    return text.replace(/\/+$/, '');
}
function servicesFrom(env) {
    const hasNoLog = env['CAUSEWAY_REKOR_URL'] === 'none';
    return {
        fulcioUrl: address(env, 'CAUSEWAY_FULCIO_URL', 'https://fulcio.sigstore.dev'),
        rekorUrl: hasNoLog ? undefined : address(env, 'CAUSEWAY_REKOR_URL', 'https://rekor.sigstore.dev'),
        tsaUrl: address(env, 'CAUSEWAY_TSA_URL', 'https://timestamp.sigstore.dev')
    };
}
function timeWitness({ tsaUrl }) {
    return new _sign.TSAWitness({
        tsaBaseURL: tsaUrl,
        ...PATIENCE
    });
}
function logWitnesses({ rekorUrl }) {
    return rekorUrl === undefined ? [] : [
        new _sign.RekorWitness({
            rekorBaseURL: rekorUrl,
            entryType: 'dsse',
            ...PATIENCE
        })
    ];
}
