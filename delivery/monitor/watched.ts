import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import type { Receipt } from '../../evidence/receipts/receipt';
import { originOf } from '../../evidence/receipts/rollback-choice';
import { markerOf } from '../targets/deployed';
import { hasOwnAddresses, type Marker, type Place, type Target } from '../targets/target';

/** The deployment that a monitor watches, or why there is none. */
export type WatchedRelease =
  | { readonly ok: true; readonly receipt: Receipt; readonly marker: Marker; readonly url: string }
  | { readonly ok: false; readonly reason: string };

/**
 * The newest receipt of a place, with the marker that its live address must serve. Only a successful deploy is watched.
 */
export async function watchedRelease(
  book: EvidenceBook,
  { surface, tier }: Place,
  reach: () => Promise<Target>,
): Promise<WatchedRelease> {
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain;
  const receipt = chain.receipts.at(-1);
  if (!receipt) return { ok: false, reason: `nothing was ever deployed: ${surface} on ${tier} has no receipt` };
  const { outcome, receiptId } = receipt.statement.predicate;
  if (outcome !== 'succeeded') return { ok: false, reason: `the newest receipt, ${receiptId}, says ${outcome}` };
  const target = await reach();
  const served = hasOwnAddresses(target) ? originOf(receipt, chain.receipts) : receipt;
  if (!served) return { ok: false, reason: `the deploy that brought ${receiptId} has no receipt` };
  const refusal = await target.filesRefusal(served.statement.predicate.target.filesDigest);
  if (refusal !== undefined)
    return { ok: false, reason: `the live release is not the one of ${receiptId}: ${refusal}` };
  return { ok: true, receipt, marker: markerOf(served), url: target.liveUrl };
}
