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
    get countRequest () {
        return countRequest;
    },
    get rateOf () {
        return rateOf;
    },
    get requireRate () {
        return requireRate;
    }
});
const _exchange = require("../../core/exchange");
const _errors = require("../errors");
const windowSeconds = 3600;
const anonymousLimit = 60;
/** Requests that GitHub does not count. */ const free = new Set([
    'rate-limit/get',
    'apps/create-installation-access-token'
]);
function rateOf({ world, caller, now }) {
    const key = caller.tokenId ?? 'anonymous';
    const seconds = Math.floor(Date.parse(now()) / 1000);
    const known = world.rates[key];
    const rate = known === undefined || known.reset <= seconds ? {
        used: 0,
        reset: seconds + windowSeconds
    } : known;
    world.rates[key] = rate;
    const limit = caller.token?.limit ?? (caller.app === null ? anonymousLimit : 5000);
    return {
        limit,
        used: rate.used,
        remaining: Math.max(0, limit - rate.used),
        reset: rate.reset
    };
}
function headersOf(rate) {
    return {
        'x-ratelimit-limit': String(rate.limit),
        'x-ratelimit-remaining': String(rate.remaining),
        'x-ratelimit-used': String(rate.used),
        'x-ratelimit-reset': String(rate.reset),
        'x-ratelimit-resource': 'core'
    };
}
function requireRate(exchange) {
    if (free.has(exchange.operationId)) return;
    const rate = rateOf(exchange);
    if (rate.remaining > 0) return;
    const whom = exchange.caller.token?.kind === 'installation' ? 'installation' : 'user';
    throw new _exchange.ApiError(403, (0, _errors.errorBody)(403, `API rate limit exceeded for ${whom} ID ${exchange.caller.tokenId}.`));
}
function countRequest(exchange, reply) {
    const key = exchange.caller.tokenId ?? 'anonymous';
    const { remaining } = rateOf(exchange);
    const rate = exchange.world.rates[key];
    if (rate !== undefined && remaining > 0 && reply.status !== 304 && !free.has(exchange.operationId)) rate.used += 1;
    return {
        ...reply,
        headers: {
            ...headersOf(rateOf(exchange)),
            ...reply.headers
        }
    };
}
