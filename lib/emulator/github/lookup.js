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
    get apiBase () {
        return apiBase;
    },
    get environmentOf () {
        return environmentOf;
    },
    get fresh () {
        return fresh;
    },
    get fullName () {
        return fullName;
    },
    get pageUrl () {
        return pageUrl;
    },
    get queryText () {
        return queryText;
    },
    get repositoryOf () {
        return repositoryOf;
    },
    get repositoryUrl () {
        return repositoryUrl;
    },
    get requireOrganization () {
        return requireOrganization;
    },
    get sees () {
        return sees;
    },
    get sharedWith () {
        return sharedWith;
    },
    get visible () {
        return visible;
    },
    get writableOf () {
        return writableOf;
    }
});
const _errors = require("./errors");
function same(one, other) {
    return other !== undefined && one.toLowerCase() === other.toLowerCase();
}
function sees(caller, repository) {
    if (repository.visibility === 'public') return true;
    if (caller.token === null) return false;
    return caller.token.repositories === 'all' || caller.token.repositories.includes(repository.name);
}
function repositoryOf({ world, caller, params }) {
    const found = Object.values(world.repositories).find(({ name })=>same(name, params['repo']));
    if (found === undefined || !same(world.organization.login, params['owner']) || !sees(caller, found)) throw (0, _errors.notFound)();
    return found;
}
function requireOrganization({ world, params }) {
    if (!same(world.organization.login, params['org'])) throw (0, _errors.notFound)();
}
function visible(exchange, item) {
    if (exchange.method !== 'GET' || (item.hiddenReads ?? 0) <= 0) return true;
    item.hiddenReads = (item.hiddenReads ?? 0) - 1;
    return false;
}
function fresh(world, item) {
    return world.lagReads > 0 ? {
        ...item,
        hiddenReads: world.lagReads
    } : item;
}
function environmentOf(exchange) {
    const name = exchange.params['environment_name'] ?? '';
    const found = repositoryOf(exchange).environments[name.toLowerCase()];
    if (found === undefined || !visible(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
function sharedWith({ name }, all = {}) {
    const own = Object.entries(all).filter(([, { repositories }])=>repositories === 'all' || repositories.includes(name));
    return Object.fromEntries(own);
}
function fullName(exchange, repository) {
    return `${exchange.world.organization.login}/${repository.name}`;
}
function repositoryUrl(exchange, repository) {
    return `${apiBase(exchange)}/repos/${fullName(exchange, repository)}`;
}
function pageUrl(exchange, repository) {
    return `${apiBase(exchange)}/${fullName(exchange, repository)}`;
}
function apiBase({ base }) {
    return base.replace(/\/_uploads$/, '');
}
function writableOf(exchange) {
    const repository = repositoryOf(exchange);
    if (repository.archived) throw (0, _errors.forbidden)('Repository was archived so is read-only.');
    return repository;
}
function queryText({ query }, name) {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
}
