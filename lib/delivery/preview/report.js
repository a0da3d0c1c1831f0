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
    get VERDICT_CODES () {
        return VERDICT_CODES;
    },
    get previewDoubts () {
        return previewDoubts;
    },
    get previewVerdict () {
        return previewVerdict;
    }
});
const _guard = require("../../live/blast-radius/guard");
function previewDoubts({ stacks, violations, doubts }) {
    return [
        ...doubts,
        ...stacks.flatMap((each)=>'failure' in each ? [
                `${each.stack}: ${each.failure}`
            ] : each.guard.doubts.map((doubt)=>`${each.stack}: ${doubt}`)),
        ...violations.filter(({ level, unverified })=>level === 'mandatory' && unverified).map(({ rule, stack, what })=>`${stack}: ${rule}: ${what}`),
        ...stacks.length === 0 ? [
            'no stack was previewed'
        ] : []
    ];
}
function previewVerdict(report) {
    const { stacks, violations } = report;
    const isViolated = violations.some(({ level, unverified })=>level === 'mandatory' && !unverified);
    const isTooMuch = stacks.some((each)=>'guard' in each && (0, _guard.guardExitCode)(each.guard) === 1);
    if (isViolated || isTooMuch) return 'refused';
    return previewDoubts(report).length > 0 ? 'unverified' : 'passes';
}
const VERDICT_CODES = {
    passes: 0,
    refused: 1,
    unverified: 3
};
