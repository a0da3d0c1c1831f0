import { UserError } from '../../registry/user-error';
import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { isTicket, type Ticket } from './ticket';
import { decisionOf, requireOwnUses, usesWaivers } from './waiver-use';

/** Verifies the branch's files at some paths; all of a large branch would take long. */
export type ReadSome = (isWanted: (path: string) => boolean) => EvidenceBook;

// The statements that tell whose a waiver's use is.
const TELLING = /\/(?:release-decision|promotion-ticket|ticket-spent)-[^/]*$/;

const and = (book: EvidenceBook, more: readonly EvidenceStatement[]): EvidenceBook => ({
  ...book,
  statements: [...book.statements, ...more],
});

function ticketOf({ path, statement }: EvidenceStatement, book: EvidenceBook): Ticket {
  const found = book.statements.find(({ id }) => id === statement.subjects.ticket);
  if (found && isTicket(found)) return found;
  throw new UserError('the ticket that was spent is not on the evidence branch', {
    place: path,
    allowed: 'a ticket that was pushed before, or is with it; nothing was pushed',
    exitCode: 1,
  });
}

// Ticket and decision are at known paths. If no waiver is used, no other file is read.
function isNear({ subjects }: Ticket['statement'], path: string, tier: string): boolean {
  return path.startsWith(`evidence/${subjects.commit}/_/${tier}/release-decision-`);
}

/**
 * Refuses statements that spend tickets by uses of waivers that belong to another decision, on any tier: the job that
 * signed them judged by an older branch. `given` is everything that is pushed with them; of two that claim one use
 * there, the first has it. Throws UserError (exit 1), also where the ticket is missing. Returns whether any of them
 * uses a waiver.
 */
export function requireSpendable(given: readonly EvidenceStatement[], readSome: ReadSome): boolean {
  const spends = given.filter(({ statement }) => statement.kind === 'ticket-spent');
  const others = given.filter(({ statement }) => statement.kind !== 'ticket-spent');
  let all: EvidenceBook | undefined;
  for (const [index, spent] of spends.entries()) {
    const [, , surface = '', tier = ''] = spent.path.split('/');
    const tickets = readSome((path) => path.includes(`/${surface}/${tier}/promotion-ticket-`));
    const ticket = ticketOf(spent, and(tickets, others));
    const near = readSome((path) => isNear(ticket.statement, path, tier));
    if (!usesWaivers(decisionOf(and(near, others), ticket))) continue;
    all ??= readSome((path) => TELLING.test(path));
    requireOwnUses(and(all, [...others, ...spends.slice(0, index)]), ticket);
  }
  return all !== undefined;
}
