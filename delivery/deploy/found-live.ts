import type { EvidenceBook } from '../../evidence/branch/branch';
import { isReceipt, type Receipt } from '../../evidence/receipts/receipt';
import { isIdOf } from '../../registry/former-ids';
import type { Release } from '../targets/release';
import type { Marker } from '../targets/target';

/** A live address's state before a release is deployed. */
export type FoundLive =
  /** It serves something else: the release is deployed. */
  | { readonly state: 'other' }
  /** It serves the release, and the newest receipt is the release's: nothing is left to do. */
  | { readonly state: 'done'; readonly receipt: Receipt }
  /** A killed run published it without a receipt: the receipt is written, under that run's ticket. */
  | { readonly state: 'unfinished'; readonly marker: Marker };

/** The receipt of a ticket's deploy. A rolled-back receipt does not count. */
export function receiptOfTicket(book: EvidenceBook, ticketId: string): Receipt | undefined {
  return book.statements.filter(isReceipt).find(({ statement: { predicate } }) => {
    return predicate.ticketId === ticketId && predicate.outcome !== 'rolled-back';
  });
}

function newestReceipt(book: EvidenceBook, { surface, tier }: Release): Receipt | undefined {
  return book.statements
    .filter(isReceipt)
    .filter(({ statement: { predicate } }) => predicate.surface === surface.id && predicate.tier === tier.id)
    .sort((one, other) => one.statement.predicate.sequence - other.statement.predicate.sequence)
    .at(-1);
}

/**
 * The meaning of a live marker for a release. A marker alone proves nothing: it counts only if its ticket was spent for
 * this very place and release.
 */
export function foundLive(marker: Marker | undefined, book: EvidenceBook, release: Release): FoundLive {
  const { surface, tier, commit, bundle } = release;
  const isHere = marker !== undefined && isIdOf(surface, marker.surface) && isIdOf(tier, marker.tier);
  if (!isHere || marker.bundleDigest !== bundle) return { state: 'other' };
  const own = receiptOfTicket(book, marker.ticketId);
  if (own) {
    const isNewest = newestReceipt(book, release)?.id === own.id;
    const { subjects, predicate } = own.statement;
    const isGood = predicate.outcome === 'succeeded' && subjects.commit === commit && subjects.bundle === bundle;
    return isNewest && isGood ? { state: 'done', receipt: own } : { state: 'other' };
  }
  const isSpent = book.statements.some(({ statement }) => {
    if (statement.kind !== 'ticket-spent' || statement.subjects.ticket !== marker.ticketId) return false;
    return statement.predicate.surface === surface.id && statement.predicate.tier === tier.id;
  });
  return isSpent ? { state: 'unfinished', marker } : { state: 'other' };
}
