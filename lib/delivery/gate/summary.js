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
    get headline () {
        return headline;
    },
    get summaryOf () {
        return summaryOf;
    }
});
const _blocking = require("./blocking");
function cell(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\r?\n/g, ' ');
}
function row({ id, status, reason, fix }) {
    return `| ${[
        id,
        status,
        reason,
        fix
    ].map(cell).join(' | ')} |`;
}
function headline({ decision, kind, mode, release, blockers }) {
    const { commit, fromTier, toTier, bundles } = release;
    const surfaces = bundles.map(({ surface })=>surface).join(', ') || 'no surface';
    const way = fromTier === null ? toTier : `${fromTier} → ${toTier}`;
    const what = `${kind} of ${surfaces} at ${commit.slice(0, 12)}, ${way}`;
    const held = decision === 'go' ? '' : `: ${blockers.length} blocking`;
    const note = decision === 'no-go' && mode === 'informational' ? ' (informational: it blocks nothing)' : '';
    return `${decision.toUpperCase()} ${what}${held}${note}`;
}
function summaryOf(report) {
    const { checks, profile, nextActions, decisionDigest, waivers } = report;
    const blocking = checks.filter((check)=>(0, _blocking.isBlocker)(check, profile));
    const other = checks.filter((check)=>check.status !== 'pass' && !blocking.includes(check));
    const table = (found)=>[
            '| check | status | why | what to do |',
            '|---|---|---|---|',
            ...found.map(row)
        ];
    const section = (title, lines)=>lines.length === 0 ? [] : [
            `## ${title}`,
            ...lines,
            ''
        ];
    return [
        `# ${cell(headline(report))}`,
        '',
        ...section('What keeps it back', blocking.length === 0 ? [] : table(blocking)),
        ...section('What is not a plain pass', other.length === 0 ? [] : table(other)),
        ...section('Waivers used', waivers.map(({ waiverId, checkId, use })=>`- ${waiverId} for ${checkId} (use ${use})`)),
        ...section('Next', nextActions.map((action, index)=>`${index + 1}. ${cell(action)}`)),
        `${checks.length} checks, ${checks.length - other.length - blocking.length} passed. Decision ${decisionDigest}.`,
        ''
    ].join('\n');
}
