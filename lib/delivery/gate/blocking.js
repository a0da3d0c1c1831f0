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
    get gateExitCode () {
        return gateExitCode;
    },
    get isBlocker () {
        return isBlocker;
    }
});
const _letsthrough = require("../../evidence/tickets/lets-through");
/** Statuses that let a release through; any other status, one of a later version too, does not. */ const FINE = [
    'pass',
    'warn',
    'skipped-expected',
    'waived'
];
function isBlocker({ mode, status }, profile) {
    if (mode !== 'blocking' || FINE.includes(status)) return false;
    return status !== 'soft-fail' || profile === 'strict';
}
function gateExitCode({ decision, mode, profile, checks }) {
    if (decision === 'go') return 0;
    const blockers = checks.filter((check)=>isBlocker(check, profile));
    const base = blockers.filter(_letsthrough.isBase);
    if (base.length > 0) return base.every(({ status })=>status === 'unverified') ? 3 : 1;
    const couldNotTell = blockers.length > 0 && blockers.every(({ status })=>status === 'unverified');
    if (couldNotTell) return 3;
    return mode === 'informational' ? 0 : 1;
}
