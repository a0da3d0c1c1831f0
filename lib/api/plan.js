// What `@causeway-deploy/causeway/plan` hands out.
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
    get planFoundation () {
        return _foundation.planFoundation;
    },
    get planStack () {
        return _stack.planStack;
    },
    get planTier () {
        return _tier.planTier;
    }
});
const _foundation = require("../plan/foundation");
const _stack = require("../plan/stack");
const _tier = require("../plan/tier");
