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
    get CATEGORIES () {
        return CATEGORIES;
    },
    get checkId () {
        return checkId;
    },
    get finding () {
        return finding;
    },
    get partsOf () {
        return partsOf;
    }
});
const CATEGORIES = [
    'branch',
    'inputs',
    'registry',
    'ancestry',
    'bundle',
    'revocation',
    'evidence',
    'receipt',
    'verification',
    'isolation',
    'slo',
    'incident',
    'drill',
    'checklist',
    'rehearsal',
    'durability',
    'notes',
    'lineage',
    'readiness',
    'rollback'
];
function checkId(name, surface) {
    return `${name}@${surface}`;
}
function partsOf(id) {
    const [name = id, surface] = id.split('@');
    return {
        name,
        surface
    };
}
function finding(about, outcome) {
    const { status, reason, evidence = [] } = outcome;
    const observed = 'observed' in outcome && outcome.observed !== undefined ? outcome.observed : reason;
    const { id, category, severity = 'critical', mode = 'blocking', threshold, fix } = about;
    const isFine = status === 'pass' || status === 'skipped-expected';
    return {
        ...{
            id,
            category,
            severity,
            mode,
            status,
            observed,
            threshold
        },
        evidence: [
            ...new Set(evidence)
        ].sort(),
        reason,
        fix: isFine ? '' : fix
    };
}
