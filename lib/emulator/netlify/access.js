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
    get identify () {
        return identify;
    },
    get queryText () {
        return queryText;
    },
    get refusal () {
        return refusal;
    },
    get visibleAccount () {
        return visibleAccount;
    },
    get visibleSite () {
        return visibleSite;
    }
});
const _exchange = require("../core/exchange");
function refusal(status, message) {
    return new _exchange.ApiError(status, {
        code: status,
        message
    });
}
function identify(world, headers) {
    const token = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
    const found = world.tokens.find((one)=>one.token === token);
    if (found === undefined) throw refusal(401, 'Access Denied');
    return {
        tokenId: found.id,
        owner: found.owner,
        accounts: found.accounts
    };
}
function visibleAccount({ world, caller }, idOrSlug) {
    const found = world.accounts.find((one)=>one.id === idOrSlug || one.slug === idOrSlug);
    if (found === undefined || !caller.accounts.includes(found.id)) throw refusal(404, 'Not Found');
    return found;
}
function visibleSite({ world, caller }, id) {
    const found = world.sites.find((one)=>one.id === id);
    if (found === undefined || !caller.accounts.includes(found.accountId)) throw refusal(404, 'Not Found');
    return found;
}
function queryText({ query }, name) {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
}
