import { newestIncidents, openCriticalIncidents } from '../../evidence/readers/incidents';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

function outcome({ book }: Release, surface: string): CheckOutcome {
  const answer = openCriticalIncidents(book, surface);
  if (answer.status !== 'pass') return answer;
  const open = newestIncidents(book, surface).filter(({ predicate }) => predicate.closedAt === null);
  if (open.length === 0) return answer;
  const ids = open.map(({ predicate }) => predicate.incidentId).join(', ');
  return { status: 'warn', reason: `an incident is open: ${ids}`, evidence: open.map(({ id }) => id) };
}

/** No critical incident of a surface is open. */
export function incidentChecks(release: Release): readonly GateCheck[] {
  return release.request.surfaces.map((surface) =>
    finding(
      {
        id: checkId('incident/open', surface),
        category: 'incident',
        threshold: 'no open critical incident',
        fix: 'mitigate and close the incident (causeway incident close), or roll back',
      },
      outcome(release, surface),
    ),
  );
}
