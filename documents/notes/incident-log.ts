import { z } from 'zod';
import { Time } from '../../evidence/statement/predicates/parts';
import type { Incident } from '../../evidence/statement/predicates/people';
import { type FrontMatter, readFrontMatter } from '../../gate/notes/front-matter';
import { Id, Text } from '../../registry/schema/primitives';

/** The fields of an incident log: timestamp, severity, impact, mitigation steps, follow-up items. */
const IncidentLog = z.strictObject({
  schema: z.literal('urn:causeway:incident-log:v1'),
  incident: Text,
  surface: Id,
  tier: Id,
  /** The start of the incident. */
  timestamp: Time,
  severity: z.enum(['warning', 'critical']),
  impact: Text,
  mitigation: z.array(Text),
  followUps: z.array(Text),
});
export type IncidentLog = z.infer<typeof IncidentLog>;

/** Reads an incident log: a filled copy of docs/operations/incident-log.md. */
export function readIncidentLog(text: string): FrontMatter<IncidentLog> {
  const log = readFrontMatter(text, IncidentLog);
  if (log.ok && !/^# Incident Log\s*$/m.test(log.body)) {
    return { ok: false, problems: [{ line: log.bodyLine, message: 'there is no heading "# Incident Log"' }] };
  }
  return log;
}

/** The statement about the incident: open, or closed at a time. */
export function incidentOf(log: IncidentLog, closedAt: string | null): Incident {
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
    followUps,
  };
}
