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
    get aggregate () {
        return aggregate;
    },
    get standing () {
        return standing;
    },
    get thresholdText () {
        return thresholdText;
    }
});
function standing(value, { warn, softFail, hardFail }, direction) {
    // Written so that what is no number crosses every threshold.
    const isBetter = (threshold)=>direction === 'lower-is-better' ? value < threshold : value > threshold;
    if (!isBetter(hardFail)) return 'hard-fail';
    if (!isBetter(softFail)) return 'soft-fail';
    return isBetter(warn) ? 'pass' : 'warn';
}
function aggregate(values, how, direction) {
    const best = direction === 'lower-is-better' ? 1 : -1;
    const worstLast = [
        ...values
    ].sort((left, right)=>best * (left - right));
    const atRank = (share)=>worstLast[Math.max(0, Math.ceil(share * worstLast.length) - 1)] ?? Number.NaN;
    switch(how){
        case 'mean':
            return values.reduce((sum, value)=>sum + value, 0) / values.length;
        case 'median':
            return worstLast[Math.floor(worstLast.length / 2)] ?? Number.NaN;
        case 'p95':
            return atRank(0.95);
        case 'worst':
            return worstLast.at(-1) ?? Number.NaN;
        case 'newest':
            return values.at(-1) ?? Number.NaN;
    }
}
function thresholdText({ warn, softFail, hardFail }, { direction, unit }) {
    const sign = direction === 'lower-is-better' ? '≥' : '≤';
    return `warn ${sign} ${warn}, soft fail ${sign} ${softFail}, hard fail ${sign} ${hardFail} ${unit}`;
}
