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
    get apiRoot () {
        return apiRoot;
    },
    get couldNotAsk () {
        return couldNotAsk;
    },
    get githubClient () {
        return githubClient;
    },
    get statusOf () {
        return statusOf;
    }
});
const _usererror = require("../registry/user-error");
function apiRoot(baseUrl) {
    const url = new URL(baseUrl);
    const path = url.pathname.replace(/\/+$/, '');
    if (url.hostname === 'api.github.com' || path.endsWith('/api/v3')) return url.origin + path;
    return `${url.origin}${path}/api/v3`;
}
function githubClient(credentials) {
    // Loaded by who asks GitHub: many commands could, and do not.
    const { Client, createAppAuth } = require('./octokit');
    const again = (_after, _options, _octokit, count)=>count < 2;
    return new Client({
        baseUrl: apiRoot(credentials.baseUrl),
        userAgent: 'causeway',
        ...credentials.kind === 'token' ? {
            auth: credentials.token
        } : {
            authStrategy: createAppAuth,
            auth: {
                appId: credentials.appId,
                installationId: credentials.installationId,
                privateKey: credentials.privateKey
            }
        },
        throttle: {
            enabled: credentials.isPaced ?? true,
            onRateLimit: again,
            onSecondaryRateLimit: again
        },
        retry: {
            retries: 2,
            doNotRetry: [
                400,
                401,
                403,
                404,
                409,
                410,
                422,
                451
            ]
        },
        log: {
            debug: ()=>{},
            info: ()=>{},
            warn: ()=>{},
            error: ()=>{}
        }
    });
}
function statusOf(error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    return typeof status === 'number' ? status : undefined;
}
function couldNotAsk(error, doing, place) {
    const status = statusOf(error);
    const message = error instanceof Error ? error.message : String(error);
    return new _usererror.UserError(`could not ${doing}: ${status === undefined ? '' : `${status} `}${message}`, {
        place,
        exitCode: 3
    });
}
