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
    get exitCode () {
        return exitCode;
    },
    get summaryLine () {
        return summaryLine;
    }
});
function exitCode({ findings }) {
    const mandatory = findings.filter(({ level })=>level === 'mandatory');
    if (mandatory.some(({ status })=>status === 'violation')) return 1;
    return mandatory.length > 0 ? 3 : 0;
}
function summaryLine({ on, stacks, resources, findings }) {
    const mandatory = findings.filter(({ level })=>level === 'mandatory').length;
    const unverified = findings.filter(({ status })=>status === 'unverified').length;
    const what = `${stacks.length} stack${stacks.length === 1 ? '' : 's'} (${stacks.join(', ')}), ${resources} resources`;
    const counts = `${mandatory} mandatory, ${findings.length - mandatory} advisory${unverified > 0 ? `, ${unverified} unverified` : ''}`;
    return `policies on the ${on}: ${what}: ${findings.length === 0 ? 'nothing found' : counts}`;
}
