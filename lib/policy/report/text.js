"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "textReport", {
    enumerable: true,
    get: function() {
        return textReport;
    }
});
const _clitable3 = /*#__PURE__*/ _interop_require_default(require("cli-table3"));
const _summary = require("./summary");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function textReport(report) {
    const { findings } = report;
    if (findings.length === 0) return (0, _summary.summaryLine)(report);
    const table = new _clitable3.default({
        head: [
            'level',
            'rule',
            'stack',
            'what',
            'registry'
        ],
        style: {
            head: [],
            border: []
        },
        colWidths: [
            11,
            34,
            14,
            60,
            32
        ],
        wordWrap: true
    });
    for (const { level, status, rule, stack, what, pointer } of findings){
        table.push([
            status === 'unverified' ? `${level}, unverified` : level,
            rule.code,
            stack,
            what,
            pointer || '–'
        ]);
    }
    const rules = [
        ...new Set(findings.map(({ rule })=>rule))
    ];
    const notes = rules.map(({ code, why, fix, docs })=>`${code}\n  why: ${why}\n  fix: ${fix}\n  docs: ${docs}`);
    return [
        table.toString(),
        ...notes,
        (0, _summary.summaryLine)(report)
    ].join('\n');
}
