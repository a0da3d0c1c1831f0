import { leafMinutes } from '../../registry/leaf-time';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { isTicket, type Ticket } from './ticket';

function workEnd(spentAt: Date, { waitMinutes }: Tier, leaf: number): Date {
  return new Date(spentAt.getTime() + (leaf + waitMinutes) * 60_000);
}

// Removing the bad release is half of a rollback: its permission ends with the receipt of the restored release.
function endedBy(each: EvidenceStatement, ticket: Ticket, spentAt: Date): string | undefined {
  const { statement, time, id } = each;
  if (!('surface' in statement.predicate) || !('tier' in statement.predicate)) return undefined;
  const { surface, tier } = ticket.statement.predicate;
  if (statement.predicate.surface !== surface || statement.predicate.tier !== tier) return undefined;
  if (statement.kind === 'deploy-receipt' && statement.predicate.ticketId === ticket.id) {
    const isOver = statement.predicate.outcome !== 'rolled-back';
    return isOver ? 'the deploy of the ticket is over: it has its receipt' : undefined;
  }
  if (time.getTime() <= spentAt.getTime()) return undefined;
  if (statement.kind === 'deploy-receipt') return 'there is a newer deploy receipt of that place';
  if (isTicket(each) && id !== ticket.id) return 'there is a newer ticket for that place';
  const isSpent = statement.kind === 'ticket-spent' && statement.subjects.ticket !== ticket.id;
  return isSpent ? 'another ticket for that place was spent since' : undefined;
}

/**
 * The reason why the permission of a spent ticket has ended; undefined when it has not. It ends a bounded time after
 * spending, and with any later receipt, rollback or ticket of the same surface and tier.
 */
export function permissionEnded(
  book: EvidenceBook,
  ticket: Ticket,
  spentAt: Date,
  { now, tier, registry }: { readonly now: Date; readonly tier: Tier; readonly registry: Pick<Registry, 'timeouts'> },
): string | undefined {
  for (const each of book.statements) {
    const reason = endedBy(each, ticket, spentAt);
    if (reason !== undefined) return reason;
  }
  const end = workEnd(spentAt, tier, leafMinutes(registry));
  if (now.getTime() < end.getTime()) return undefined;
  return `the ticket was spent at ${spentAt.toISOString()}; its permission ended at ${end.toISOString()}`;
}
