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
    get FINDING_HEADS () {
        return FINDING_HEADS;
    },
    get findingRows () {
        return findingRows;
    },
    get valueText () {
        return valueText;
    }
});
const FINDING_HEADS = [
    'finding',
    'object',
    'field',
    'planned',
    'seen',
    'repair'
];
function valueText(value) {
    if (value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function findingRows(findings) {
    return findings.map(({ kind, address, field, planned, seen, reason, repair })=>[
            ...[
                kind,
                address,
                field ?? '',
                valueText(planned),
                reason ?? valueText(seen),
                repair
            ]
        ]);
}
