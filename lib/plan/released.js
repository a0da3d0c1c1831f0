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
    get isProtectedIn () {
        return isProtectedIn;
    },
    get protectedIn () {
        return protectedIn;
    },
    get withReleased () {
        return withReleased;
    }
});
const _heldobjects = require("./held-objects");
const _protection = require("./protection");
const PARTS = [
    'branch',
    'variable',
    'secret'
];
function withReleased(registry, plan, objects) {
    if (!plan.protect || registry.tombstones.length === 0) return plan;
    const released = objects.filter((object)=>{
        const identities = (0, _heldobjects.identitiesOf)(object, object.fields).filter(({ kind })=>PARTS.includes(kind));
        return object.kind !== 'ruleset' && (0, _protection.isTombstoned)(registry, identities);
    }).map(({ name })=>name);
    return released.length === 0 ? plan : {
        ...plan,
        released
    };
}
function isProtectedIn(plan, name) {
    return plan.protect && plan.released?.includes(name) !== true;
}
function protectedIn(plan, objects) {
    return objects.map(({ name })=>name).filter((name)=>isProtectedIn(plan, name));
}
