"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "checklistChecks", {
    enumerable: true,
    get: function() {
        return checklistChecks;
    }
});
const _answer = require("../../../evidence/readers/answer");
const _checklist = require("../../../evidence/readers/checklist");
const _finding = require("../finding");
// A checklist is good for one promotion: what was signed before this commit was deployed here is used up.
function outcome({ book, request, tier }) {
    const { commit, surfaces } = request;
    const answer = (0, _checklist.checklistFor)(book, commit, tier.id);
    if (answer.status !== 'pass') return answer;
    const used = new Set(answer.evidence);
    const signed = Math.max(...(0, _answer.entriesOf)(book, 'checklist').flatMap(({ id, time })=>used.has(id) ? [
            time.getTime()
        ] : []));
    const deployed = (0, _answer.entriesOf)(book, 'deploy-receipt').find(({ subjects, predicate, time })=>subjects.commit === commit && predicate.tier === tier.id && surfaces.includes(predicate.surface) && time.getTime() >= signed);
    if (!deployed) return answer;
    const { receiptId } = deployed.predicate;
    return {
        status: 'stale',
        reason: `it was used for ${receiptId}`,
        evidence: [
            ...answer.evidence,
            deployed.id
        ]
    };
}
function checklistChecks(release) {
    const { tier } = release;
    if (!tier.gate.requires.includes('checklist')) return [];
    return [
        (0, _finding.finding)({
            id: 'checklist/go-live',
            category: 'checklist',
            severity: 'high',
            threshold: 'every item done, signed off by different persons with their own keys, for this promotion',
            fix: 'fill in the go-live checklist for this commit and tier, and have it signed off'
        }, outcome(release))
    ];
}
