/** How long smoke, canary and live evidence of a rollback counts, in milliseconds: one hour. */ "use strict";
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
    get ROLLBACK_FRESH () {
        return ROLLBACK_FRESH;
    },
    get fresh () {
        return fresh;
    }
});
const ROLLBACK_FRESH = 3_600_000;
function fresh(time, evaluatedAt) {
    return Date.parse(evaluatedAt) - time.getTime() <= ROLLBACK_FRESH;
}
