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
    get IncidentLog () {
        return IncidentLog;
    },
    get incidentOf () {
        return incidentOf;
    },
    get readIncidentLog () {
        return readIncidentLog;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const _frontmatter = require("./front-matter");
const IncidentLog = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:incident-log:v1'),
    incident: _primitives.Text,
    surface: _primitives.Id,
    tier: _primitives.Id,
    /** When it began. */ timestamp: _parts.Time,
    severity: _zod.z.enum([
        'warning',
        'critical'
    ]),
    impact: _primitives.Text,
    mitigation: _zod.z.array(_primitives.Text),
    followUps: _zod.z.array(_primitives.Text)
});
function readIncidentLog(text) {
    const log = (0, _frontmatter.readFrontMatter)(text, IncidentLog);
    if (log.ok && !/^# Incident Log\s*$/m.test(log.body)) {
        return {
            ok: false,
            problems: [
                {
                    line: log.bodyLine,
                    message: 'there is no heading "# Incident Log"'
                }
            ]
        };
    }
    return log;
}
function incidentOf(log, closedAt) {
    const { incident, surface, tier, timestamp, severity, impact, mitigation, followUps } = log;
    return {
        incidentId: incident,
        surface,
        tier,
        severity,
        openedAt: timestamp,
        closedAt,
        impact,
        mitigation,
        followUps
    };
}
