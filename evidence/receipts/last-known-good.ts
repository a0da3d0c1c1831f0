import type { EvidenceBook } from '../branch/branch';
import { refusedOf } from '../readers/answer';
import { receiptChain } from './chain';
import { contradictionOf, type Receipt, type Refusal } from './receipt';

/** What a roll-back may restore, or why nothing. */
export type LastKnownGood = { readonly ok: true; readonly receipt: Receipt } | Refusal;

/** Every release of a surface on a tier that could be restored, newest first: succeeded, never rolled back there, not revoked. */
export function restorable(
  book: EvidenceBook,
  surface: string,
  tier: string,
): { readonly ok: true; readonly receipts: readonly Receipt[] } | Refusal {
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain;
  const refused = refusedOf(book, 'revocation', { surface });
  if (refused !== undefined) {
    return { ok: false, status: 'unverified', reason: `a revocation of ${surface} counts for nothing: ${refused}` };
  }
  const gone = new Set<string | undefined>();
  for (const { statement } of book.statements) if (statement.kind === 'revocation') gone.add(statement.subjects.bundle);
  for (const { statement } of chain.receipts) {
    if (statement.predicate.outcome === 'rolled-back') gone.add(statement.predicate.bundleDigest);
  }
  const receipts = chain.receipts.filter((receipt) => {
    const { outcome, bundleDigest } = receipt.statement.predicate;
    return outcome === 'succeeded' && !gone.has(bundleDigest) && contradictionOf(receipt) === undefined;
  });
  return { ok: true, receipts: [...receipts].reverse() };
}

/**
 * The newest release of a surface on a tier that is known to be good. `except` leaves a bundle out: that of the release
 * which is to be rolled back.
 */
export function lastKnownGood(
  book: EvidenceBook,
  surface: string,
  tier: string,
  { except }: { readonly except?: string | undefined } = {},
): LastKnownGood {
  const found = restorable(book, surface, tier);
  if (!found.ok) return found;
  const receipt = found.receipts.find(({ statement }) => statement.predicate.bundleDigest !== except);
  if (receipt) return { ok: true, receipt };
  return { ok: false, status: 'missing', reason: `there is no good release of ${surface} on ${tier} to go back to` };
}
