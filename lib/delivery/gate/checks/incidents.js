"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "incidentChecks", {
    enumerable: true,
    get: function() {
        return incidentChecks;
    }
});
const _incidents = require("../../../evidence/readers/incidents");
const _finding = require("../finding");
function outcome({ book }, surface) {
    const answer = (0, _incidents.openCriticalIncidents)(book, surface);
    if (answer.status !== 'pass') return answer;
    const open = (0, _incidents.newestIncidents)(book, surface).filter(({ predicate })=>predicate.closedAt === null);
    if (open.length === 0) return answer;
    const ids = open.map(({ predicate })=>predicate.incidentId).join(', ');
    return {
        status: 'warn',
        reason: `an incident is open: ${ids}`,
        evidence: open.map(({ id })=>id)
    };
}
function incidentChecks(release) {
    return release.request.surfaces.map((surface)=>(0, _finding.finding)({
            id: (0, _finding.checkId)('incident/open', surface),
            category: 'incident',
            threshold: 'no open critical incident',
            fix: 'mitigate and close the incident (causeway incident close), or roll back'
        }, outcome(release, surface)));
}
