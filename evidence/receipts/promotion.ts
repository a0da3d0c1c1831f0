import { findTier } from '../../registry/selectors';
import type { EvidenceBook } from '../branch/branch';
import { refusedOf } from '../readers/answer';
import { type Receipt, type Refusal, receiptsOf } from './receipt';
import { type ReceiptQuestion, verifyReceipt } from './verify-receipt';

/** The receipt that lets a release continue, or why there is none. */
export type PromotionReceipt = { readonly ok: true; readonly receipt: Receipt } | Refusal;

/**
 * The previous tier's receipt for the same surface, release commit and bundle; `toTier` requires it for every
 * promotion. The newest one decides, and must pass every rule of `verifyReceipt`.
 */
export function verifyPromotionReceipt(book: EvidenceBook, question: ReceiptQuestion): PromotionReceipt {
  const { registry, surface, toTier, commit, bundle } = question;
  const no = (reason: string): Refusal => ({ ok: false, status: 'hard-fail', reason });
  const tier = findTier(registry, toTier);
  if (!tier) return no(`there is no tier ${toTier}`);
  const from = tier.promotesFrom;
  if (from === undefined) return no(`nothing is promoted to ${toTier}: it is the first tier`);
  // A refused file there may be the newest receipt of all.
  const refused = refusedOf(book, 'deploy-receipt', { surface, tier: from });
  if (refused !== undefined) {
    return {
      ok: false,
      status: 'unverified',
      reason: `a receipt of ${surface} on ${from} does not count: ${refused}`,
    };
  }
  const ofCommit = receiptsOf(book, surface, from).filter(({ statement }) => statement.subjects.commit === commit);
  const newest = ofCommit.filter(({ statement }) => statement.subjects.bundle === bundle).at(-1);
  if (newest) return verifyReceipt(newest, book, question);
  const about = `${surface} on ${from} for the commit ${commit}`;
  const reason =
    ofCommit.length > 0 ? `the receipts of ${about} are of other bundles` : `there is no receipt of ${about}`;
  return { ok: false, status: 'missing', reason };
}
