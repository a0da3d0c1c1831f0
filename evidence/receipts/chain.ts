import type { EvidenceBook } from '../branch/branch';
import { refusedOf } from '../readers/answer';
import { type Receipt, type Refusal, receiptsOf, TIME_TOLERANCE } from './receipt';

/** All receipts of a surface on a tier from the first to the newest, or why they form no chain. */
export type Chain = { readonly ok: true; readonly receipts: readonly Receipt[] } | Refusal;

function breakAt(receipt: Receipt, before: Receipt | undefined): string | undefined {
  const { sequence, previous } = receipt.statement.predicate;
  const expected = (before?.statement.predicate.sequence ?? 0) + 1;
  if (before && sequence === expected - 1) return `there are two receipts ${sequence}: the chain was forked`;
  if (sequence !== expected) return `the receipt ${expected} is missing`;
  if (previous !== (before?.id ?? null)) return `the receipt ${sequence} does not follow the one before it`;
  if (before && receipt.time.getTime() < before.time.getTime() - TIME_TOLERANCE) {
    return `the receipt ${sequence} was signed before the one that it follows`;
  }
  return undefined;
}

/**
 * The chain of a surface on a tier: from 1 without gaps or forks, each receipt naming the previous one. A receipt there
 * that cannot be verified might be the newest, so the chain is then unknown. A signer leaves the registry only by
 * `notAfter`.
 */
export function receiptChain(book: EvidenceBook, surface: string, tier: string): Chain {
  const where = `${surface} on ${tier}`;
  const refused = refusedOf(book, 'deploy-receipt', { surface, tier });
  if (refused !== undefined) {
    return { ok: false, status: 'unverified', reason: `a receipt of ${where} does not count: ${refused}` };
  }
  const receipts = receiptsOf(book, surface, tier);
  for (const [index, receipt] of receipts.entries()) {
    const reason = breakAt(receipt, receipts[index - 1]);
    if (reason !== undefined) return { ok: false, status: 'hard-fail', reason: `the chain of ${where}: ${reason}` };
  }
  return { ok: true, receipts };
}

/** The newest `succeeded` receipt of a chain. */
export function lastSucceeded(receipts: readonly Receipt[]): Receipt | undefined {
  return receipts.filter(({ statement }) => statement.predicate.outcome === 'succeeded').at(-1);
}

/**
 * What became of a bundle that receipts of one place name. A rollback is final, whatever came before or after it. A
 * bundle that succeeded there once is not new there, even where another one is live. Undefined: neither.
 */
export function outcomeOf(
  receipts: readonly Receipt[],
  bundle: string | undefined,
): 'succeeded' | 'rolled-back' | undefined {
  const own = receipts
    .map(({ statement: { predicate } }) => predicate)
    .filter(({ bundleDigest }) => bundleDigest === bundle);
  return (['rolled-back', 'succeeded'] as const).find((outcome) => own.some((each) => each.outcome === outcome));
}

/** The later receipt that replaces this one: one of another bundle, or a rollback of this one. */
export function supersededBy(receipt: Receipt, all: readonly Receipt[]): Receipt | undefined {
  const { sequence, bundleDigest } = receipt.statement.predicate;
  return all.find(({ statement: { predicate } }) => {
    // A bundle that was rolled back on a tier never counts there again, regardless of later deploys.
    if (predicate.outcome === 'rolled-back' && predicate.bundleDigest === bundleDigest) return true;
    return (
      predicate.sequence > sequence && (predicate.bundleDigest !== bundleDigest || predicate.outcome !== 'succeeded')
    );
  });
}
