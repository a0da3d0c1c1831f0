"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "whatChanged", {
    enumerable: true,
    get: function() {
        return whatChanged;
    }
});
const _rows = require("./rows");
function inWords({ field, before, after }) {
    const [old, now] = [
        before,
        after
    ].map((value)=>value === undefined ? 'absent' : (0, _rows.valueText)(value));
    return `${field}: ${old} → ${now}`;
}
function whatChanged({ what }) {
    if (what === 'first') return 'the first version that is kept';
    if (what === 'unverified') return what;
    return what.map(inWords).join('\n') || 'nothing';
}
