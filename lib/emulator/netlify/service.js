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
    get netlifyService () {
        return netlifyService;
    },
    get startNetlify () {
        return startNetlify;
    }
});
const _exchange = require("../core/exchange");
const _server = require("../core/server");
const _access = require("./access");
const _accounts = require("./accounts");
const _deploys = require("./deploys");
const _document = require("./document");
const _serving = require("./serving");
const _sites = require("./sites");
const _variables = require("./variables");
/** Requests a minute and token, of Netlify's guide (docs.netlify.com, API get started, rate limiting). */ const requestsPerMinute = 500;
const counts = new WeakMap();
/** Requests of a caller in the running minute, this one counted by `more`. */ function countOf({ world, caller, now }, what, more) {
    const minute = Math.floor(Date.parse(now()) / 60_000);
    const byToken = counts.get(world) ?? new Map();
    counts.set(world, byToken);
    const key = `${what} ${caller.tokenId ?? ''}`;
    const before = byToken.get(key);
    const count = before?.minute === minute ? before : {
        minute,
        used: 0
    };
    count.used += more;
    byToken.set(key, count);
    return count.used;
}
function rateHeaders(exchange) {
    const limit = exchange.world.limits.requests ?? requestsPerMinute;
    const minute = Math.floor(Date.parse(exchange.now()) / 60_000);
    return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(limit - countOf(exchange, 'requests', 0), 0)),
        'x-ratelimit-reset': String((minute + 1) * 60)
    };
}
/** Throws 429 above the world's limits: requests, and deploys of their own, a minute and token. */ function requireRate(exchange) {
    const { requests, deploys } = exchange.world.limits;
    const isDeploy = exchange.operationId === 'createSiteDeploy';
    const tooMany = requests !== null && countOf(exchange, 'requests', 0) >= requests || isDeploy && deploys !== null && countOf(exchange, 'deploys', 0) >= deploys;
    if (tooMany) throw new _exchange.ApiError(429, {
        code: 429,
        message: 'Too Many Requests'
    }, {
        'retry-after': '60'
    });
    countOf(exchange, 'requests', 1);
    if (isDeploy) countOf(exchange, 'deploys', 1);
}
const netlifyService = {
    name: 'netlify',
    document: _document.netlifyDocument,
    prefixes: [
        {
            value: '/api/v1'
        }
    ],
    handlers: {
        ..._accounts.accountHandlers,
        ..._sites.siteHandlers,
        ..._variables.variableHandlers,
        ..._deploys.deployHandlers
    },
    greedy: [
        'path'
    ],
    door: _serving.serveSite,
    identify: _access.identify,
    admit: requireRate,
    finish: (exchange, reply)=>({
            ...reply,
            headers: {
                ...reply.headers,
                ...rateHeaders(exchange)
            }
        }),
    refuseInvalid: (problems)=>({
            status: 422,
            body: {
                code: 422,
                message: problems.join('; ')
            }
        }),
    errorBody: (code, message)=>({
            code,
            message
        })
};
function startNetlify(options) {
    return (0, _server.startService)(netlifyService, options);
}
