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
    get checkedKey () {
        return checkedKey;
    },
    get checkedScopes () {
        return checkedScopes;
    },
    get checkedValue () {
        return checkedValue;
    },
    get checkedValues () {
        return checkedValues;
    },
    get scopes () {
        return scopes;
    }
});
const _json = require("../core/json");
const _access = require("./access");
const _world = require("./world");
const scopes = [
    'builds',
    'functions',
    'runtime',
    'post-processing'
];
function same(a, b) {
    return a.length === b.length && a.every((item)=>b.includes(item));
}
function checkedScopes(account, given, isSecret) {
    const wanted = Array.isArray(given) ? given : [
        ...scopes
    ];
    const secretScopes = scopes.filter((scope)=>scope !== 'post-processing');
    const plain = !Array.isArray(given) || isSecret && same(wanted, secretScopes);
    if (account.plan === 'free' && !plain) throw (0, _access.refusal)(403, 'Upgrade your Netlify account to set specific scopes');
    if (isSecret && wanted.includes('post-processing')) {
        throw (0, _access.refusal)(422, "Secrets are not allowed to run in 'post_processing' scopes");
    }
    return [
        ...wanted
    ];
}
function checkedKey(given) {
    if (typeof given === 'string' && /^[A-Za-z][A-Za-z0-9_]*$/.test(given)) return given;
    throw (0, _access.refusal)(422, `Key '${String(given)}' must begin with a letter and hold letters, digits and underscores only`);
}
function checkedValue(world, given) {
    const { value, context, context_parameter: parameter } = given;
    if (typeof value !== 'string' || typeof context !== 'string') throw (0, _access.refusal)(422, 'A value needs value and context');
    const named = typeof parameter === 'string' && parameter !== '';
    if (named !== (context === 'branch')) throw (0, _access.refusal)(422, "context_parameter belongs to context 'branch', and must be there");
    return {
        id: (0, _world.nextId)(world, 'uuid'),
        value,
        context,
        ...named ? {
            context_parameter: parameter
        } : {}
    };
}
function checkedValues(world, given) {
    const values = (Array.isArray(given) ? given : []).filter(_json.isObject).map((one)=>checkedValue(world, one));
    const places = new Set(values.map((one)=>`${one.context} ${one.context_parameter ?? ''}`));
    if (values.length === 0) throw (0, _access.refusal)(422, 'A variable needs a value');
    if (places.size < values.length) throw (0, _access.refusal)(422, 'A context can have one value only');
    return values;
}
