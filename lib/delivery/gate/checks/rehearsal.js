"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rehearsalChecks", {
    enumerable: true,
    get: function() {
        return rehearsalChecks;
    }
});
const _rehearsal = require("../../../evidence/readers/rehearsal");
const _finding = require("../finding");
function rehearsalChecks({ tier, surfaces, book, request }) {
    if (!tier.gate.requires.includes('rehearsal')) return [];
    const withData = surfaces.filter(({ data })=>data !== undefined);
    if (withData.length === 0) {
        const about = {
            id: 'rehearsal/any',
            category: 'rehearsal',
            threshold: 'none',
            fix: ''
        };
        return [
            (0, _finding.finding)(about, {
                status: 'skipped-expected',
                reason: 'no surface of this release has a database'
            })
        ];
    }
    return withData.map((surface)=>(0, _finding.finding)({
            id: (0, _finding.checkId)('rehearsal/migration', surface.id),
            category: 'rehearsal',
            severity: 'high',
            threshold: `${surface.data?.rehearsal ?? 'a rehearsal'} applied and reverted at this commit`,
            fix: `rehearse the migrations of ${surface.id} on the release commit`
        }, (0, _rehearsal.rehearsalFor)(book, request.commit, surface)));
}
