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
    get waiverExit () {
        return waiverExit;
    },
    get waiverRow () {
        return waiverRow;
    },
    get waiverTable () {
        return waiverTable;
    }
});
const _tables = require("../print/tables");
const DAY = 86_400_000;
function about(waiver) {
    const { commits } = waiver;
    if ('stack' in commits) return `stack ${commits.stack}`;
    const short = (commit)=>commit.slice(0, 12);
    return 'commit' in commits ? short(commits.commit) : `${short(commits.from)}..${short(commits.to)}`;
}
function waiverRow({ waiverId, file, status, reason, waiver, usesLeft, evidence }, now) {
    const left = waiver && Math.max(0, Date.parse(waiver.expiresAt) - now.getTime()) / DAY;
    return {
        ...{
            id: waiverId,
            file,
            status,
            reason,
            evidence,
            usesLeft
        },
        checkId: waiver?.checkId ?? null,
        surfaces: waiver?.surfaces ?? [],
        for: waiver ? about(waiver) : null,
        requestedBy: waiver?.requestedBy ?? null,
        expiresAt: waiver?.expiresAt ?? null,
        /** Whole days, rounded down. */ daysLeft: left === undefined ? null : Math.floor(left),
        minimalException: waiver?.minimalException ?? null,
        rollbackPath: waiver?.rollbackPath ?? null
    };
}
function waiverTable(rows) {
    return (0, _tables.table)([
        'waiver',
        'status',
        'check',
        'for',
        'surfaces',
        'days left',
        'uses left',
        'why'
    ], rows.map((row)=>[
            ...[
                row.id,
                row.status,
                row.checkId ?? '–',
                row.for ?? '–',
                row.surfaces.join(', ') || '–'
            ],
            ...[
                String(row.daysLeft ?? '–'),
                String(row.usesLeft ?? '–'),
                row.reason
            ]
        ]));
}
function waiverExit(verdicts) {
    const doubtful = verdicts.filter(({ status })=>status !== 'valid');
    if (doubtful.some(({ status })=>status !== 'unverified')) return 1;
    return doubtful.length > 0 ? 3 : 0;
}
