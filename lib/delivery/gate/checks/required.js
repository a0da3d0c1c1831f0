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
    get durabilityChecks () {
        return durabilityChecks;
    },
    get notesChecks () {
        return notesChecks;
    },
    get notesWaiverChecks () {
        return notesWaiverChecks;
    },
    get readinessChecks () {
        return readinessChecks;
    },
    get sloChecks () {
        return sloChecks;
    }
});
const _finding = require("../finding");
const _judged = require("./judged");
function sloChecks({ tier, slo }) {
    if (!tier.gate.requires.includes('slo')) return [];
    const family = {
        category: 'slo',
        threshold: 'every metric of the SLO policy within its hard limit',
        fix: 'name the SLO policy in the registry and hand the metrics over (--metrics)'
    };
    return (0, _judged.judgedChecks)(family, slo?.facts);
}
function notesChecks({ tier, notes }) {
    if (!tier.gate.requires.includes('notes')) return [];
    const family = {
        category: 'notes',
        threshold: 'release notes that name surfaces, commit, bundles, waivers and rollback path',
        fix: 'write the release notes and hand them over (--notes); causeway notes check says what they lack'
    };
    return (0, _judged.judgedChecks)(family, notes?.facts);
}
function notesWaiverChecks({ tier, notes }, used) {
    if (!tier.gate.requires.includes('notes') || !notes) return [];
    const list = (ids)=>[
            ...new Set(ids)
        ].sort().join(', ') || 'none';
    const [said, is] = [
        list(notes.waivers),
        list(used)
    ];
    const about = {
        id: 'notes/waivers',
        category: 'notes',
        severity: 'medium',
        threshold: `exactly the waivers that are used: ${is}`,
        fix: 'name the waivers that the release needs in its notes'
    };
    const status = said === is ? 'pass' : 'hard-fail';
    return [
        (0, _finding.finding)(about, {
            status,
            reason: `the notes name ${said}`,
            evidence: [
                notes.document
            ]
        })
    ];
}
function durabilityChecks({ tier, durability }) {
    if (!tier.gate.requires.includes('durability')) return [];
    const family = {
        category: 'durability',
        threshold: 'every durability scenario passed, at this commit and with this version',
        fix: 'causeway durability run on the release commit; hand artifacts/durability_evidence.json over (--durability)'
    };
    return (0, _judged.judgedChecks)(family, durability);
}
function readinessChecks({ request, readiness }) {
    if (request.kind !== 'public-release') return [];
    const family = {
        category: 'readiness',
        threshold: 'every phase and use case complete, with its evidence',
        fix: 'causeway readiness status says what is open'
    };
    return (0, _judged.judgedChecks)(family, readiness);
}
