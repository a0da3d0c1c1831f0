import { createHash } from 'node:crypto';
import type { EvidenceBook } from '../branch/branch';
import { type Entry, type EvidenceAnswer, entriesOf, evidenceAnswer, happenedAt, refusedOf } from './answer';

/** An incident's subject: the sha256 of its id. */
export function incidentSubject(incidentId: string): string {
  return `sha256:${createHash('sha256').update(incidentId).digest('hex')}`;
}

function isClosed(entry: Entry<'incident'>): boolean {
  const { closedAt, openedAt } = entry.predicate;
  // A close that is announced for later has not happened.
  return (
    closedAt !== null && !Number.isNaN(happenedAt(entry, closedAt)) && Date.parse(closedAt) >= Date.parse(openedAt)
  );
}

/** The newest statement about each incident of a surface on each tier; of two at the same time, the open one. */
export function newestIncidents(book: EvidenceBook, surface: string): readonly Entry<'incident'>[] {
  const newest = new Map<string, Entry<'incident'>>();
  for (const entry of entriesOf(book, 'incident')) {
    if (entry.predicate.surface !== surface) continue;
    const key = `${entry.predicate.tier} ${entry.predicate.incidentId}`;
    const known = newest.get(key);
    if (known?.time.getTime() === entry.time.getTime() && !isClosed(known)) continue;
    newest.set(key, entry);
  }
  return [...newest.values()];
}

/** The incidents of a surface that are open, on any tier, the oldest first. */
export function openIncidents(book: EvidenceBook, surface: string): readonly Entry<'incident'>[] {
  return newestIncidents(book, surface).filter((entry) => !isClosed(entry));
}

/** Passes when no critical incident of the surface is open, on any tier, and none of its files is unreadable. */
export function openCriticalIncidents(book: EvidenceBook, surface: string): EvidenceAnswer {
  const incidents = newestIncidents(book, surface);
  const foreign = incidents.filter(
    ({ subjects, predicate }) => subjects.incident !== incidentSubject(predicate.incidentId),
  );
  if (foreign.length > 0)
    return evidenceAnswer('unverified', 'an incident has the subject of another incident', foreign);
  const open = incidents.filter((entry) => entry.predicate.severity === 'critical' && !isClosed(entry));
  if (open.length > 0) {
    const ids = open.map(({ predicate }) => `${predicate.incidentId} (${predicate.tier})`).join(', ');
    return evidenceAnswer('hard-fail', `a critical incident of ${surface} is open: ${ids}`, open);
  }
  const refused = refusedOf(book, 'incident', { surface });
  if (refused !== undefined)
    return evidenceAnswer('unverified', `an incident of ${surface} cannot be verified: ${refused}`);
  return evidenceAnswer('pass', `no critical incident of ${surface} is open`, incidents);
}
