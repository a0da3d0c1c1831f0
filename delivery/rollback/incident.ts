import type { EvidenceBook } from '../../evidence/branch/branch';
import { incidentSubject, newestIncidents } from '../../evidence/readers/incidents';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import type { Incident } from '../../evidence/statement/predicates/people';
import type { RollbackDesk } from './desk';

/** The id of a rollback's incident: one per bad receipt, so that a second attempt opens no second one. */
function rollbackIncidentId({ bad }: Pick<Choice, 'bad'>): string {
  const { surface, tier, sequence } = bad.statement.predicate;
  return `rollback-${surface}-${tier}-${sequence}`;
}

/** Opens the incident of a rollback, unless it is open already. Returns its id. */
export async function openIncident(
  desk: RollbackDesk,
  book: EvidenceBook,
  choice: Choice,
  reason: string,
): Promise<string> {
  const incidentId = rollbackIncidentId(choice);
  const { surface, tier, clock } = desk;
  const isKnown = newestIncidents(book, surface.id).some(
    ({ predicate }) => predicate.incidentId === incidentId && predicate.tier === tier.id,
  );
  if (isKnown) return incidentId;
  const { bad, good } = choice;
  const predicate: Incident = {
    incidentId,
    surface: surface.id,
    tier: tier.id,
    severity: 'critical',
    openedAt: clock.now().toISOString(),
    closedAt: null,
    impact: `${bad.statement.predicate.receiptId} on ${tier.id}: ${reason}`,
    mitigation: [`roll back to ${good.statement.predicate.receiptId}`],
    followUps: [],
  };
  const subjects = { incident: incidentSubject(incidentId) };
  await desk.ledger.record([{ kind: 'incident', subjects, predicate }], `incident ${incidentId}: open`);
  return incidentId;
}
