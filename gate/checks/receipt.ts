import { verifyPromotionReceipt } from '../../evidence/receipts/promotion';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

function outcome({ book, registry, request, tier, bundles, now }: Release, surface: string): CheckOutcome {
  const bundle = bundles.get(surface);
  if (bundle === undefined) return { status: 'missing', reason: 'without a bundle there is no receipt of it' };
  const question = { registry, surface, toTier: tier.id, commit: request.commit, bundle, now };
  const answer = verifyPromotionReceipt(book, question);
  if (!answer.ok) return { status: answer.status, reason: answer.reason };
  const { receiptId, sequence } = answer.receipt.statement.predicate;
  const observed = `${receiptId}, the ${sequence}. of its chain`;
  return { status: 'pass', reason: 'it soaked on the previous tier', observed, evidence: [answer.receipt.id] };
}

/** The same bundle of the same commit succeeded on the previous tier; the first tier has none. */
export function receiptChecks(release: Release): readonly GateCheck[] {
  const { promotesFrom, soak } = release.tier;
  const { surfaces, tier } = release.request;
  if (promotesFrom === undefined) {
    const about = { id: 'receipt/prerequisite', category: 'receipt', threshold: 'none', fix: '' } as const;
    return [finding(about, { status: 'skipped-expected', reason: `${tier} is the first tier` })];
  }
  return surfaces.map((surface) =>
    finding(
      {
        id: checkId('receipt/prerequisite', surface),
        category: 'receipt',
        threshold: `a succeeded receipt of ${promotesFrom} for this commit and bundle, soaked for ${soak}, not superseded`,
        fix: `deploy this bundle to ${promotesFrom} and let it soak`,
      },
      outcome(release, surface),
    ),
  );
}
