import type { Command } from 'commander';
import { incidentOf, readIncidentLog } from '../../documents/notes/incident-log';
import { readPostmortem } from '../../documents/notes/postmortem';
import { incidentSubject, newestIncidents } from '../../evidence/readers/incidents';
import type { Incident } from '../../evidence/statement/predicates/people';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk, requirePlace } from '../desk/evidence-desk';
import { example } from '../help';
import { requireFilled } from '../input/filled-document';
import { readInput } from '../input/input-file';

const TEMPLATE = 'docs/operations/incident-log.md';
const POSTMORTEM = 'docs/operations/postmortem-template.md';

async function newestOf(desk: EvidenceDesk, { incidentId, surface, tier }: Incident) {
  return newestIncidents(await desk.ledger.book(), surface).find(
    ({ predicate }) => predicate.incidentId === incidentId && predicate.tier === tier,
  );
}

async function record(desk: EvidenceDesk, incident: Incident, context: Context): Promise<void> {
  const { ledger, common } = desk;
  const subjects = { incident: incidentSubject(incident.incidentId) };
  const statement = { kind: 'incident', subjects, predicate: incident } as const;
  const signed = await ledger.sign(statement);
  const { path, verified } = signed;
  const verb = incident.closedAt === null ? 'open' : 'close';
  const head = await ledger.append([signed], `incident ${incident.incidentId}: ${verb}`);
  if (common.json) printJson(context, { schema: 'causeway/incident/v1', id: verified.id, path, head, incident });
  else context.print(`${verb}  ${incident.severity} incident ${incident.incidentId} of ${incident.surface}\n  ${path}`);
}

async function open(file: string, flags: EvidenceFlags, self: Command, context: Context): Promise<void> {
  const log = requireFilled(readIncidentLog(await readInput(context, file)), file, TEMPLATE);
  const desk = evidenceDesk(flags, self, context);
  const incident = incidentOf(log.fields, null);
  requirePlace(desk.registry, incident.surface, incident.tier);
  const place = `${file}:${log.lineOf(['timestamp'])}`;
  if (Date.parse(incident.openedAt) > desk.common.now.getTime()) {
    throw new UserError('the incident has not begun yet', { place, allowed: 'a time in the past' });
  }
  if ((await newestOf(desk, incident))?.predicate.closedAt === null) {
    throw new UserError(`the incident ${incident.incidentId} is already open`, { place: file, exitCode: 1 });
  }
  await record(desk, incident, context);
}

interface CloseFlags extends EvidenceFlags {
  readonly postmortem?: string;
}

async function requirePostmortem(path: string | undefined, incident: Incident, context: Context): Promise<void> {
  if (path === undefined) {
    if (incident.severity === 'warning') return;
    const allowed = `--postmortem FILE, a filled copy of ${POSTMORTEM}`;
    throw new UserError('a critical incident is closed with its postmortem', { place: '--postmortem', allowed });
  }
  const postmortem = requireFilled(readPostmortem(await readInput(context, path)), path, POSTMORTEM);
  if (postmortem.fields.incident === incident.incidentId) return;
  throw new UserError(`the postmortem is of ${postmortem.fields.incident}`, {
    place: `${path}:${postmortem.lineOf(['incident'])}`,
    allowed: incident.incidentId,
  });
}

async function close(file: string, flags: CloseFlags, self: Command, context: Context): Promise<void> {
  const log = requireFilled(readIncidentLog(await readInput(context, file)), file, TEMPLATE);
  if (log.fields.mitigation.length === 0) {
    const place = `${file}:${log.lineOf(['mitigation'])}`;
    throw new UserError('the incident log has no mitigation step', { place, allowed: 'at least one step' });
  }
  const desk = evidenceDesk(flags, self, context);
  const incident = incidentOf(log.fields, desk.common.now.toISOString());
  await requirePostmortem(flags.postmortem, incident, context);
  const known = await newestOf(desk, incident);
  if (known?.predicate.closedAt !== null) {
    const about = `${incident.incidentId} of ${incident.surface} on ${incident.tier}`;
    throw new UserError(`there is no open incident ${about}`, { place: file, exitCode: 1 });
  }
  const { severity, openedAt } = known.predicate;
  if (severity !== incident.severity || openedAt !== incident.openedAt) {
    throw new UserError('the severity or start in the log differs from the recorded incident', {
      place: `${file}:${log.lineOf(['severity'])}`,
      allowed: `${severity}, begun at ${openedAt}`,
    });
  }
  await record(desk, incident, context);
}

/** `causeway incident`. */
export function addIncidentCommands(program: Command, context: Context): void {
  const incident = program
    .command('incident')
    .description('incidents on the evidence branch; an open critical incident is a no-go');
  const opened = withEvidence(incident.command('new'))
    .description(`signs and records an incident; FILE is a filled copy of ${TEMPLATE}`)
    .argument('<file>', 'the incident log; - for stdin')
    .action((file: string, flags: EvidenceFlags, self: Command) => open(file, flags, self, context));
  example(opened, 'causeway incident new incident.md');
  const closed = withEvidence(incident.command('close'))
    .description('records that an incident is over')
    .argument('<file>', 'the same log with its mitigation steps')
    .option('--postmortem <file>', 'the postmortem; a critical incident needs one')
    .action((file: string, flags: CloseFlags, self: Command) => close(file, flags, self, context));
  example(closed, 'causeway incident close incident.md --postmortem postmortem.md');
}
