"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "markdownReport", {
    enumerable: true,
    get: function() {
        return markdownReport;
    }
});
const _summary = require("./summary");
/** Findings beyond this are counted, not shown: a pull request's comment has an end. */ const SHOWN = 100;
const VERDICT = {
    0: 'pass',
    1: 'violated',
    3: 'could not find out'
};
function cell(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
function markdownReport(report) {
    const { findings } = report;
    const head = [
        `### Policies: ${VERDICT[(0, _summary.exitCode)(report)]}`,
        '',
        cell((0, _summary.summaryLine)(report))
    ];
    if (findings.length === 0) return head.join('\n');
    const rows = findings.slice(0, SHOWN).map(({ level, status, rule, stack, what, pointer })=>{
        const shown = status === 'unverified' ? `${level}, unverified` : level;
        return `| ${shown} | [\`${rule.code}\`](${rule.docs}) | ${cell(stack)} | ${cell(what)} | ${cell(rule.fix)} | \`${cell(pointer || '/')}\` |`;
    });
    const rest = findings.length > SHOWN ? [
        `| | | | and ${findings.length - SHOWN} more | | |`
    ] : [];
    return [
        ...head,
        '',
        '| level | rule | stack | what | fix | registry |',
        '|---|---|---|---|---|---|',
        ...rows,
        ...rest
    ].join('\n');
}
