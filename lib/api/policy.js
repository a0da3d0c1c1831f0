// What `@causeway-deploy/causeway/policy` hands out: the rules, and what a rule of one's own is made of.
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
    get findRule () {
        return _rules.findRule;
    },
    get listOf () {
        return _view.listOf;
    },
    get recordOf () {
        return _view.recordOf;
    },
    get recordsOf () {
        return _view.recordsOf;
    },
    get rules () {
        return _rules.rules;
    },
    get textOf () {
        return _view.textOf;
    },
    get textsOf () {
        return _view.textsOf;
    }
});
const _rules = require("../policy/rules");
const _view = require("../policy/view");
