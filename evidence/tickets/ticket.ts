import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import type { PromotionTicket } from '../statement/predicates/delivery';
import type { Statement } from '../statement/statement';
import type { VerifiedStatement } from '../verification/verify-statement';

/** A verified promotion ticket: a file from another job, or one of the branch. */
export type Ticket = VerifiedStatement & { readonly statement: Statement<'promotion-ticket'> };

/** Whether a statement is a promotion ticket. */
export function isTicket(found: VerifiedStatement): found is Ticket {
  return found.statement.kind === 'promotion-ticket';
}

/** The longest validity of a ticket after the trusted time of its signature, in milliseconds (docs/evidence.md). */
export const MAX_TICKET_LIFE = 30 * 60_000;
// Shorter than allowed by the possible difference of clocks: the time-stamping authority's counts.
const TICKET_LIFE = MAX_TICKET_LIFE - 5 * 60_000;

/** The content of a ticket. */
export interface TicketOrder extends Omit<PromotionTicket, 'expiresAt'> {
  /** The release commit, in full. */
  readonly commit: string;
  /** `sha256:…` of the bundle. */
  readonly bundle: string;
  readonly now: Date;
}

/** The statement of a promotion ticket, still unsigned; it is valid for 25 minutes. */
export function ticketStatement({ commit, bundle, now, ...predicate }: TicketOrder): Statement<'promotion-ticket'> {
  const expiresAt = new Date(now.getTime() + TICKET_LIFE).toISOString();
  return { kind: 'promotion-ticket', subjects: { commit, bundle }, predicate: { ...predicate, expiresAt } };
}

/** The statement with an id in the book, if it is of the kind; undefined otherwise. */
export function findStatement<K extends 'release-decision' | 'approval' | 'deploy-receipt'>(
  book: EvidenceBook,
  kind: K,
  id: string,
): (EvidenceStatement & { readonly statement: Statement<K> }) | undefined {
  const found = book.statements.find((each) => each.id === id);
  return found?.statement.kind === kind ? (found as EvidenceStatement & { statement: Statement<K> }) : undefined;
}

/** Whether anybody used a ticket. */
export function isSpent(book: EvidenceBook, ticketId: string): boolean {
  return book.statements.some(({ statement: { kind, subjects } }) => {
    return kind === 'ticket-spent' && subjects.ticket === ticketId;
  });
}
