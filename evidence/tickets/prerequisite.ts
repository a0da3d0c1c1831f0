import type { EvidenceBook } from '../branch/branch';
import { verifyPromotionReceipt } from '../receipts/promotion';
import { isReceipt } from '../receipts/receipt';
import type { Destination } from './approvals';
import type { Ticket } from './ticket';

// A later deployment to the previous tier does not invalidate a ticket; a rollback of the ticket's own bundle there
// does.
function asOf(book: EvidenceBook, { time, statement: { subjects, predicate } }: Ticket, from: string): EvidenceBook {
  const statements = book.statements.filter((each) => {
    if (!isReceipt(each) || each.time.getTime() <= time.getTime()) return true;
    const its = each.statement.predicate;
    if (its.surface !== predicate.surface || its.tier !== from) return true;
    return its.outcome === 'rolled-back' && its.bundleDigest === subjects.bundle;
  });
  return { ...book, statements };
}

/**
 * The reason why the previous tier does not support a ticket; undefined when its receipt does. This is required even
 * where the gate is only informational.
 */
export function prerequisiteRefusal(
  book: EvidenceBook,
  ticket: Ticket,
  { registry, tier }: Destination,
): string | undefined {
  const { subjects, predicate } = ticket.statement;
  const { commit = '', bundle = '' } = subjects;
  const question = { registry, surface: predicate.surface, toTier: tier.id, commit, bundle, now: ticket.time };
  const found = verifyPromotionReceipt(asOf(book, ticket, tier.promotesFrom ?? ''), question);
  return found.ok ? undefined : found.reason;
}
