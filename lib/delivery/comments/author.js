"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ownLogin", {
    enumerable: true,
    get: function() {
        return ownLogin;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const User = _zod.z.looseObject({
    login: _zod.z.string().min(1)
});
const App = _zod.z.looseObject({
    slug: _zod.z.string().min(1)
});
const TIMEOUT = 30_000;
/** Whose comments those of an Actions job's own token are. */ const ACTIONS = 'github-actions[bot]';
async function ownLogin(client, credentials, inActions) {
    const place = 'the author of comments';
    const request = {
        signal: AbortSignal.timeout(TIMEOUT)
    };
    try {
        if (credentials.kind === 'app') return `${App.parse((await client.request('GET /app', {
            request
        })).data).slug}[bot]`;
        return User.parse((await client.request('GET /user', {
            request
        })).data).login;
    } catch (error) {
        if (credentials.kind === 'app' || (0, _githubclient.statusOf)(error) !== 403) throw (0, _githubclient.couldNotAsk)(error, 'ask who we are', place);
    }
    if (inActions) return ACTIONS;
    throw new _usererror.UserError('this token does not say whose it is', {
        place,
        allowed: '--author LOGIN',
        exitCode: 3
    });
}
