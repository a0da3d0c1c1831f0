"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "previewMarkdown", {
    enumerable: true,
    get: function() {
        return previewMarkdown;
    }
});
const _changes = require("./changes");
const _report = require("./report");
/** Rows beyond this are counted, not shown: a comment has an end. */ const SHOWN = 50;
const HEADS = {
    passes: 'Infrastructure preview: passes',
    refused: 'Infrastructure preview: refused',
    unverified: 'Infrastructure preview: could not be looked at whole'
};
// Names come from a pull request's registry: none of them may ping a team, open a tag or break a table.
function safe(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('`', "'").replaceAll('@', '@\u200b').replaceAll(/[\r\n]+/g, ' ');
}
function table(head, rows) {
    const line = (cells)=>`| ${cells.map(safe).join(' | ')} |`;
    const rest = rows.length > SHOWN ? [
        `\nand ${rows.length - SHOWN} more`
    ] : [];
    return [
        line(head),
        `|${'---|'.repeat(head.length)}`,
        ...rows.slice(0, SHOWN).map(line),
        ...rest
    ].join('\n');
}
function changesTable(stacks) {
    const rows = stacks.flatMap((each)=>'failure' in each ? [
            [
                each.stack,
                '–',
                ..._changes.CHANGE_KINDS.map(()=>'?')
            ]
        ] : each.changes.map(({ of, counts })=>[
                each.stack,
                of,
                ..._changes.CHANGE_KINDS.map((kind)=>String(counts[kind]))
            ]));
    if (rows.length === 0) return 'No object changes.';
    return table([
        'stack',
        'of',
        ..._changes.CHANGE_KINDS
    ], rows);
}
function stepsOf(each) {
    const steps = 'failure' in each ? [] : each.changes.flatMap((change)=>change.steps);
    if (steps.length === 0) return [];
    const rest = steps.length > SHOWN ? [
        `- and ${steps.length - SHOWN} more`
    ] : [];
    const list = [
        ...steps.slice(0, SHOWN).map((step)=>`- ${safe(step)}`),
        ...rest
    ].join('\n');
    return [
        `<details><summary>${safe(each.stack)}: ${steps.length} steps</summary>\n\n${list}\n\n</details>`
    ];
}
function blastRadius(stacks) {
    const rows = stacks.flatMap((each)=>'failure' in each ? [] : [
            ...each.guard.removals.map(({ verdict, op, name, why })=>[
                    each.stack,
                    verdict,
                    `${op} ${name}`,
                    why
                ]),
            ...each.guard.strangers.map(({ op, urn, why })=>[
                    each.stack,
                    'refused',
                    `${op} ${urn}`,
                    why
                ])
        ]);
    return rows.length === 0 ? [] : [
        '### What is taken away',
        table([
            'stack',
            'verdict',
            'step',
            'why'
        ], rows)
    ];
}
function violationsOf(violations) {
    if (violations.length === 0) return [
        '### Policies',
        'No violation, no advice.'
    ];
    const rows = violations.map(({ level, unverified, rule, stack, what, fix })=>[
            ...[
                unverified ? `${level}, unverified` : level,
                rule,
                stack,
                what,
                fix
            ]
        ]);
    return [
        '### Policies',
        table([
            'level',
            'rule',
            'stack',
            'what',
            'fix'
        ], rows)
    ];
}
function accessOf({ access }) {
    if (access === undefined) return [];
    const head = '### Who can let what through';
    if (access.length === 0) return [
        head,
        'Nobody can let anything more or less through than before.'
    ];
    const widens = access.filter(({ effect })=>effect === 'widens').length;
    const note = widens > 0 ? [
        `**${widens} of these changes widen access.**`
    ] : [];
    const rows = access.map(({ effect, message })=>[
            effect,
            message
        ]);
    return [
        head,
        ...note,
        table([
            'access',
            'change'
        ], rows)
    ];
}
function previewMarkdown(report) {
    const doubts = (0, _report.previewDoubts)(report);
    return [
        `## ${HEADS[(0, _report.previewVerdict)(report)]}`,
        ...doubts.length === 0 ? [] : [
            [
                '**Could not be looked at:**',
                ...doubts.slice(0, SHOWN).map((doubt)=>`- ${safe(doubt)}`)
            ].join('\n')
        ],
        ...accessOf(report),
        ...violationsOf(report.violations),
        ...blastRadius(report.stacks),
        '### Changes by surface',
        changesTable(report.stacks),
        ...report.stacks.flatMap(stepsOf)
    ].join('\n\n');
}
