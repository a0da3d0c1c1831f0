import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { findTier, isOnTier } from '../../registry/selectors';
import type { EvidenceBook } from '../branch/branch';
import { revocationOf } from '../readers/revocation';
import { ticketSpentPath } from '../verification/place';
import type { VerifiedStatement } from '../verification/verify-statement';
import { CAUSES } from './causes';
import { permissionEnded } from './permission-ended';
import { findStatement, isTicket, MAX_TICKET_LIFE, type Ticket } from './ticket';

/** The deploy that a ticket must allow. */
export interface TicketQuestion {
  readonly registry: Registry;
  readonly surface: string;
  readonly tier: string;
  /** The release commit, in full. */
  readonly commit: string;
  /** `sha256:…` of the bundle. */
  readonly bundle: string;
  readonly now: Date;
  /** The run that works under it: it must have spent it in time. Undefined: it must not be spent yet. */
  readonly spentBy?: number | undefined;
  /** A surface's own workflow asks: a drill's ticket also allows the older release that it exercises. */
  readonly isOwnWorkflow?: boolean;
}

/** A valid ticket, or why it is not. */
export type TicketVerdict =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly reason: string };

type Subjects = Ticket['statement']['subjects'];

// In a drill the surface's own workflow deploys two releases: the older one, and the live one again.
function subjectsFor(
  { statement: { subjects, predicate } }: Ticket,
  book: EvidenceBook,
  asked: TicketQuestion,
): Subjects {
  if (!asked.isOwnWorkflow || asked.spentBy === undefined || predicate.exercises === undefined) return subjects;
  const older = findStatement(book, 'deploy-receipt', predicate.exercises)?.statement.subjects;
  return older?.bundle === asked.bundle ? older : subjects;
}

function foreign(
  { statement: { predicate } }: Ticket,
  subjects: Subjects,
  question: TicketQuestion,
): string | undefined {
  if (predicate.surface !== question.surface) return `the ticket is for the surface ${predicate.surface}`;
  if (predicate.tier !== question.tier) return `the ticket is for the tier ${predicate.tier}`;
  if (subjects.commit !== question.commit) return `the ticket is for the commit ${subjects.commit ?? 'of none'}`;
  return subjects.bundle === question.bundle
    ? undefined
    : `the ticket is for the bundle ${subjects.bundle ?? 'of none'}`;
}

function expired({ statement: { predicate }, time }: Ticket, now: Date): string | undefined {
  const end = Date.parse(predicate.expiresAt);
  if (end > time.getTime() + MAX_TICKET_LIFE) return 'the ticket would be valid for more than 30 minutes';
  return now.getTime() < end ? undefined : `the ticket expired at ${predicate.expiresAt}`;
}

// A drill need not leave a receipt, but always a result.
function drilled(book: EvidenceBook, { statement: { predicate }, time }: Ticket): boolean {
  if (!predicate.drill) return false;
  return book.statements.some(({ statement, time: at }) => {
    if (statement.kind !== 'drill' || at.getTime() < time.getTime()) return false;
    return statement.predicate.surface === predicate.surface && statement.predicate.tier === predicate.tier;
  });
}

// A ticket that a run spent in time belongs only to that run, for the longest duration of its jobs.
function notSpentBy(
  book: EvidenceBook,
  ticket: Ticket,
  { now, spentBy, registry }: TicketQuestion,
  tier: Tier,
): string | undefined {
  const path = ticketSpentPath(ticket);
  const found = book.statements.find(({ path: at }) => at === path);
  if (found?.statement.kind !== 'ticket-spent' || found.statement.subjects.ticket !== ticket.id) {
    return 'the evidence branch does not record that the ticket was spent';
  }
  if (found.statement.predicate.runId !== spentBy) return 'the ticket was spent by another run';
  if (drilled(book, ticket)) return 'the drill of the ticket is over';
  return expired(ticket, found.time) ?? permissionEnded(book, ticket, found.time, { now, tier, registry });
}

function spent(book: EvidenceBook, ticket: Ticket): string | undefined {
  const path = ticketSpentPath(ticket);
  const isSpent = book.statements.some(({ path: at, statement: { kind, subjects } }) => {
    return at === path || (kind === 'ticket-spent' && subjects.ticket === ticket.id);
  });
  // Any file there, even a quarantined one, means that nobody can spend the ticket again.
  const unread = [...book.refused, ...(book.quarantined ?? [])];
  return isSpent || unread.some((file) => file.path === path) ? 'the ticket was already spent' : undefined;
}

/**
 * Whether a ticket allows this deploy: it is for this surface, tier, commit and bundle, proves its cause, has not
 * expired and was not spent. Once it is spent: the asking run spent it in time and recently, and nothing happened at
 * that place since. It must have been verified against the registry's trust.
 */
export function verifyTicket(found: VerifiedStatement, book: EvidenceBook, question: TicketQuestion): TicketVerdict {
  const no = (reason: string): TicketVerdict => ({ ok: false, reason });
  if (!isTicket(found)) return no(`the statement is a ${found.statement.kind}, not a promotion ticket`);
  const { registry, now, spentBy } = question;
  const surface = registry.surfaces.find(({ id }) => id === question.surface);
  const tier = findTier(registry, question.tier);
  if (!surface || !tier || !isOnTier(surface, tier.id)) return no('the registry has no such surface on that tier');
  const revocation = revocationOf(book, { surface: surface.id, digest: question.bundle });
  const reason =
    foreign(found, subjectsFor(found, book, question), question) ??
    (spentBy === undefined ? (expired(found, now) ?? spent(book, found)) : notSpentBy(book, found, question, tier)) ??
    (revocation.status === 'pass' ? undefined : revocation.reason) ??
    CAUSES[found.statement.predicate.cause](book, found, { registry, surface, tier });
  return reason === undefined ? { ok: true, ticket: found } : no(reason);
}
