"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addIncidentCommands", {
    enumerable: true,
    get: function() {
        return addIncidentCommands;
    }
});
const _incidentlog = require("../../delivery/notes/incident-log");
const _postmortem = require("../../delivery/notes/postmortem");
const _incidents = require("../../evidence/readers/incidents");
const _place = require("../../evidence/statement/place");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _filleddocument = require("../input/filled-document");
const _inputfile = require("../input/input-file");
const TEMPLATE = 'docs/operations/incident-log.md';
const POSTMORTEM = 'docs/operations/postmortem-template.md';
async function newestOf(desk, { incidentId, surface, tier }) {
    return (0, _incidents.newestIncidents)(await (0, _evidencedesk.evidenceBook)(desk), surface).find(({ predicate })=>predicate.incidentId === incidentId && predicate.tier === tier);
}
async function record(desk, incident, context) {
    const { trust, branch, common } = desk;
    const subjects = {
        incident: (0, _incidents.incidentSubject)(incident.incidentId)
    };
    const statement = {
        kind: 'incident',
        subjects,
        predicate: incident
    };
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, undefined, {
        trust,
        context,
        now: common.now
    });
    const path = (0, _place.statementPath)(verified.statement, bytes);
    const verb = incident.closedAt === null ? 'open' : 'close';
    const head = await branch.append([
        {
            path,
            bytes
        }
    ], `incident ${incident.incidentId}: ${verb}`);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/incident/v1',
        id: verified.id,
        path,
        head,
        incident
    });
    else context.print(`${verb}  ${incident.severity} incident ${incident.incidentId} of ${incident.surface}\n  ${path}`);
}
async function open(file, flags, self, context) {
    const log = (0, _filleddocument.requireFilled)((0, _incidentlog.readIncidentLog)(await (0, _inputfile.readInput)(context, file)), file, TEMPLATE);
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const incident = (0, _incidentlog.incidentOf)(log.fields, null);
    (0, _evidencedesk.requirePlace)(desk.registry, incident.surface, incident.tier);
    const place = `${file}:${log.lineOf([
        'timestamp'
    ])}`;
    if (Date.parse(incident.openedAt) > desk.common.now.getTime()) {
        throw new _usererror.UserError('the incident has not begun yet', {
            place,
            allowed: 'a time that is over'
        });
    }
    if ((await newestOf(desk, incident))?.predicate.closedAt === null) {
        throw new _usererror.UserError(`the incident ${incident.incidentId} is open already`, {
            place: file,
            exitCode: 1
        });
    }
    await record(desk, incident, context);
}
async function requirePostmortem(path, incident, context) {
    if (path === undefined) {
        if (incident.severity === 'warning') return;
        const allowed = `--postmortem FILE, a filled copy of ${POSTMORTEM}`;
        throw new _usererror.UserError('a critical incident is closed with its postmortem', {
            place: '--postmortem',
            allowed
        });
    }
    const postmortem = (0, _filleddocument.requireFilled)((0, _postmortem.readPostmortem)(await (0, _inputfile.readInput)(context, path)), path, POSTMORTEM);
    if (postmortem.fields.incident === incident.incidentId) return;
    throw new _usererror.UserError(`the postmortem is of ${postmortem.fields.incident}`, {
        place: `${path}:${postmortem.lineOf([
            'incident'
        ])}`,
        allowed: incident.incidentId
    });
}
async function close(file, flags, self, context) {
    const log = (0, _filleddocument.requireFilled)((0, _incidentlog.readIncidentLog)(await (0, _inputfile.readInput)(context, file)), file, TEMPLATE);
    if (log.fields.mitigation.length === 0) {
        const place = `${file}:${log.lineOf([
            'mitigation'
        ])}`;
        throw new _usererror.UserError('nothing was done against the incident', {
            place,
            allowed: 'at least one step'
        });
    }
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const incident = (0, _incidentlog.incidentOf)(log.fields, desk.common.now.toISOString());
    await requirePostmortem(flags.postmortem, incident, context);
    const known = await newestOf(desk, incident);
    if (known?.predicate.closedAt !== null) {
        const about = `${incident.incidentId} of ${incident.surface} on ${incident.tier}`;
        throw new _usererror.UserError(`there is no open incident ${about}`, {
            place: file,
            exitCode: 1
        });
    }
    const { severity, openedAt } = known.predicate;
    if (severity !== incident.severity || openedAt !== incident.openedAt) {
        throw new _usererror.UserError('the log tells of another severity or beginning than was recorded', {
            place: `${file}:${log.lineOf([
                'severity'
            ])}`,
            allowed: `${severity}, begun at ${openedAt}`
        });
    }
    await record(desk, incident, context);
}
function addIncidentCommands(program, context) {
    const incident = program.command('incident').description('incidents on the evidence branch; an open critical one is a no-go');
    const opened = (0, _evidencebranch.withEvidence)(incident.command('new')).description(`signs and records an incident; FILE is a filled copy of ${TEMPLATE}`).argument('<file>', 'the incident log; - for stdin').action((file, flags, self)=>open(file, flags, self, context));
    (0, _help.example)(opened, 'causeway incident new incident.md');
    const closed = (0, _evidencebranch.withEvidence)(incident.command('close')).description('records that an incident is over').argument('<file>', 'the same log with its mitigation steps').option('--postmortem <file>', 'the postmortem; a critical incident needs one').action((file, flags, self)=>close(file, flags, self, context));
    (0, _help.example)(closed, 'causeway incident close incident.md --postmortem postmortem.md');
}
