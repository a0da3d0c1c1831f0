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
    get incidentSubject () {
        return incidentSubject;
    },
    get newestIncidents () {
        return newestIncidents;
    },
    get openCriticalIncidents () {
        return openCriticalIncidents;
    }
});
const _nodecrypto = require("node:crypto");
const _answer = require("./answer");
function incidentSubject(incidentId) {
    return `sha256:${(0, _nodecrypto.createHash)('sha256').update(incidentId).digest('hex')}`;
}
function isClosed(entry) {
    const { closedAt, openedAt } = entry.predicate;
    // A close that is announced for later has not happened.
    return closedAt !== null && !Number.isNaN((0, _answer.happenedAt)(entry, closedAt)) && Date.parse(closedAt) >= Date.parse(openedAt);
}
function newestIncidents(book, surface) {
    const newest = new Map();
    for (const entry of (0, _answer.entriesOf)(book, 'incident')){
        if (entry.predicate.surface !== surface) continue;
        const key = `${entry.predicate.tier} ${entry.predicate.incidentId}`;
        const known = newest.get(key);
        if (known?.time.getTime() === entry.time.getTime() && !isClosed(known)) continue;
        newest.set(key, entry);
    }
    return [
        ...newest.values()
    ];
}
function openCriticalIncidents(book, surface) {
    const incidents = newestIncidents(book, surface);
    const foreign = incidents.filter(({ subjects, predicate })=>subjects.incident !== incidentSubject(predicate.incidentId));
    if (foreign.length > 0) return (0, _answer.answer)('unverified', 'an incident has the subject of another one', foreign);
    const open = incidents.filter((entry)=>entry.predicate.severity === 'critical' && !isClosed(entry));
    if (open.length > 0) {
        const ids = open.map(({ predicate })=>`${predicate.incidentId} (${predicate.tier})`).join(', ');
        return (0, _answer.answer)('hard-fail', `a critical incident of ${surface} is open: ${ids}`, open);
    }
    const refused = (0, _answer.refusedOf)(book, 'incident', {
        surface
    });
    if (refused !== undefined) return (0, _answer.answer)('unverified', `an incident of ${surface} cannot be verified: ${refused}`);
    return (0, _answer.answer)('pass', `no critical incident of ${surface} is open`, incidents);
}
