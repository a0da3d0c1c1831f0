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
    get githubCredentials () {
        return githubCredentials;
    },
    get netlifyCredentials () {
        return netlifyCredentials;
    }
});
const _nodecrypto = require("node:crypto");
const _usererror = require("../registry/user-error");
const APP_VARIABLES = [
    'GITHUB_APP_ID',
    'GITHUB_APP_INSTALLATION_ID',
    'GITHUB_APP_PEM_FILE'
];
const EITHER = `GITHUB_TOKEN, or ${APP_VARIABLES.join(' with ')}`;
function baseUrl(env) {
    const url = env['GITHUB_BASE_URL'] || 'https://api.github.com/';
    if (!URL.canParse(url)) throw new _usererror.UserError(`"${url}" is not an address`, {
        place: 'GITHUB_BASE_URL'
    });
    return url.endsWith('/') ? url : `${url}/`;
}
const PACE = 'CAUSEWAY_WRITE_DELAY_MS';
/**
 * Where to, and how fast. GitHub asks for a second between writes
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api); an emulator does not.
 */ function addressOf(env) {
    const url = baseUrl(env);
    const delay = env[PACE] || undefined;
    if (delay === undefined) return {
        baseUrl: url
    };
    const isGithub = /(^|\.)(github\.com|ghe\.com)$/.test(new URL(url).hostname);
    if (delay === '0' && !isGithub) return {
        baseUrl: url,
        isPaced: false
    };
    throw new _usererror.UserError(`writes to GitHub cannot be ${delay} ms apart`, {
        place: PACE,
        allowed: 'unset: a second; or 0, for an emulator at GITHUB_BASE_URL'
    });
}
/** An RSA key as GitHub hands it out (PKCS #1), the only form that the Terraform provider reads; `\\n` may stand for line ends. */ function privateKeyOf(pem) {
    try {
        return (0, _nodecrypto.createPrivateKey)(pem.replaceAll('\\n', '\n')).export({
            type: 'pkcs1',
            format: 'pem'
        }).toString();
    } catch  {
        // The reason that the library gives could quote the key.
        throw new _usererror.UserError('the GitHub App’s private key cannot be read', {
            place: 'GITHUB_APP_PEM_FILE',
            allowed: 'the content of the PEM file (an RSA key), not its path'
        });
    }
}
function githubCredentials(env, organization) {
    const owner = env['GITHUB_OWNER'] || env['GITHUB_ORGANIZATION'];
    if (owner && owner !== organization) {
        throw new _usererror.UserError(`GITHUB_OWNER is "${owner}", but the registry's organization is "${organization}"`, {
            place: 'GITHUB_OWNER',
            allowed: `unset (it beats the provider's own setting), or ${organization}`
        });
    }
    const token = env['GITHUB_TOKEN'];
    const set = APP_VARIABLES.filter((name)=>env[name]);
    if (token && set.length > 0) {
        throw new _usererror.UserError(`both kinds of GitHub credential are set: GITHUB_TOKEN and ${set.join(', ')}`, {
            place: 'environment',
            allowed: `exactly one: ${EITHER}`
        });
    }
    if (token) return {
        kind: 'token',
        token,
        ...addressOf(env)
    };
    const [appId, installationId, pem] = APP_VARIABLES.map((name)=>env[name]);
    if (appId && installationId && pem) {
        return {
            kind: 'app',
            appId,
            installationId,
            privateKey: privateKeyOf(pem),
            ...addressOf(env)
        };
    }
    const missing = APP_VARIABLES.filter((name)=>!env[name]);
    throw new _usererror.UserError(set.length === 0 ? 'there is no GitHub credential in the environment' : `the GitHub App's credential is incomplete: ${missing.join(', ')} not set`, {
        place: 'environment',
        allowed: EITHER
    });
}
function netlifyCredentials(env) {
    const token = env['NETLIFY_API_TOKEN'];
    if (!token) {
        throw new _usererror.UserError('there is no Netlify credential in the environment', {
            place: 'environment',
            allowed: 'NETLIFY_API_TOKEN (the command line tool’s NETLIFY_AUTH_TOKEN is another)'
        });
    }
    return {
        token,
        endpoint: (env['NETLIFY_API_ENDPOINT'] || 'https://api.netlify.com').replace(/\/+$/, '')
    };
}
