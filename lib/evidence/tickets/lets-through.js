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
    get isBase () {
        return isBase;
    },
    get letsThrough () {
        return letsThrough;
    }
});
const _selectors = require("../../registry/selectors");
/** What every answer of a decision stands on; of it nothing is only informational. */ const BASE = [
    'branch',
    'inputs'
];
function isBase({ category }) {
    return BASE.includes(category);
}
function letsThrough({ decision, mode, checks }, registry, tier) {
    if (decision === 'go') return true;
    if (mode !== 'informational' || (0, _selectors.findTier)(registry, tier)?.gate.mode !== 'informational') return false;
    return !checks.some((check)=>isBase(check) && check.status !== 'pass');
}
