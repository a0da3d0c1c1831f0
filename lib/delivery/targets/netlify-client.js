"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyClient", {
    enumerable: true,
    get: function() {
        return netlifyClient;
    }
});
const _promises = require("node:timers/promises");
const _usererror = require("../../registry/user-error");
// Netlify's limits are by the minute; who is told to wait longer is told so instead.
const LONGEST_WAIT = 90_000;
const FIRST_WAIT = 500;
function waitOf(response, attempt) {
    const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : FIRST_WAIT * 2 ** attempt;
}
function bodyOf(body) {
    if (body === undefined) return {
        type: 'application/json'
    };
    if (!Buffer.isBuffer(body)) return {
        body: JSON.stringify(body),
        type: 'application/json'
    };
    return {
        body: new Uint8Array(body),
        type: 'application/octet-stream'
    };
}
// Netlify's own words, as far as they are words.
async function messageOf(response) {
    const value = await response.json().catch(()=>undefined);
    const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined;
    return typeof message === 'string' ? ` ${message.replace(/\p{Cc}/gu, ' ').slice(0, 200)}` : '';
}
function netlifyClient({ endpoint, token }, { timeoutMs = 60_000, tries = 4, sleep = _promises.setTimeout } = {}) {
    async function send({ method, path, body }) {
        const { type, ...sent } = bodyOf(body);
        try {
            return await fetch(`${endpoint}/api/v1${path}`, {
                ...{
                    method,
                    ...sent,
                    signal: AbortSignal.timeout(timeoutMs),
                    redirect: 'error'
                },
                headers: {
                    authorization: `Bearer ${token}`,
                    'content-type': type,
                    'user-agent': 'causeway'
                }
            });
        } catch  {
            return undefined;
        }
    }
    function couldNot({ doing, path }, why, exitCode) {
        return new _usererror.UserError(`could not ${doing}: ${why}`, {
            place: `Netlify ${path.replace(/\?.*$/, '')}`,
            exitCode
        });
    }
    return async (request)=>{
        for(let attempt = 0;; attempt += 1){
            const response = await send(request);
            if (response?.ok) {
                const text = await response.text().catch(()=>undefined);
                if (text === undefined) throw couldNot(request, 'the answer was cut off', 3);
                return {
                    state: 'read',
                    value: text === '' ? undefined : parsed(text, request)
                };
            }
            if (response?.status === 404) return {
                state: 'absent'
            };
            const isPassing = response === undefined || response.status >= 500;
            const isAgain = response?.status === 429 || isPassing && !request.makesNew;
            const wait = waitOf(response, attempt);
            if (isAgain && attempt + 1 < tries && wait <= LONGEST_WAIT) {
                await response?.body?.cancel();
                await sleep(wait);
                continue;
            }
            if (!response) throw couldNot(request, 'there was no answer', 3);
            const { status } = response;
            const isRefusal = status >= 400 && status < 500 && ![
                401,
                403,
                429
            ].includes(status);
            throw couldNot(request, `${status}${await messageOf(response)}`, isRefusal ? 1 : 3);
        }
    };
    function parsed(text, request) {
        try {
            return JSON.parse(text);
        } catch  {
            throw couldNot(request, 'the answer is not JSON', 3);
        }
    }
}
