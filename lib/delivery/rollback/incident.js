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
    get openIncident () {
        return openIncident;
    },
    get rollbackIncidentId () {
        return rollbackIncidentId;
    }
});
const _incidents = require("../../evidence/readers/incidents");
const _desk = require("./desk");
function rollbackIncidentId({ bad }) {
    const { surface, tier, sequence } = bad.statement.predicate;
    return `rollback-${surface}-${tier}-${sequence}`;
}
async function openIncident(desk, book, choice, reason) {
    const incidentId = rollbackIncidentId(choice);
    const { surface, tier, clock } = desk;
    const isKnown = (0, _incidents.newestIncidents)(book, surface.id).some(({ predicate })=>predicate.incidentId === incidentId && predicate.tier === tier.id);
    if (isKnown) return incidentId;
    const { bad, good } = choice;
    const predicate = {
        ...{
            incidentId,
            surface: surface.id,
            tier: tier.id,
            severity: 'critical'
        },
        ...{
            openedAt: clock.now().toISOString(),
            closedAt: null
        },
        impact: `${bad.statement.predicate.receiptId} on ${tier.id}: ${reason}`,
        mitigation: [
            `roll back to ${good.statement.predicate.receiptId}`
        ],
        followUps: []
    };
    const subjects = {
        incident: (0, _incidents.incidentSubject)(incidentId)
    };
    await (0, _desk.record)(desk, [
        {
            kind: 'incident',
            subjects,
            predicate
        }
    ], `incident ${incidentId}: open`);
    return incidentId;
}
