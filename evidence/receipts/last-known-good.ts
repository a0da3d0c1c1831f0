import { isMonitored } from '../../registry/monitored';
import type { Registry } from '../../registry/schema';
import type { EvidenceBook } from '../branch/branch';
import { refusedOf } from '../readers/answer';
import { receiptChain } from './chain';
import { judgementOf } from './judgement';
import { contradictionOf, type Receipt, type Refusal } from './receipt';

/** The release that a rollback may restore, or why there is none. */
export type LastKnownGood = { readonly ok: true; readonly receipt: Receipt } | Refusal;

/**
 * Every release of a surface on a tier that could be restored, newest first: succeeded, never rolled back there, not
 * revoked.
 */
export function restorableReleases(
  book: EvidenceBook,
  surface: string,
  tier: string,
): { readonly ok: true; readonly receipts: readonly Receipt[] } | Refusal {
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain;
  const refused = refusedOf(book, 'revocation', { surface });
  if (refused !== undefined) {
    return { ok: false, status: 'unverified', reason: `a revocation of ${surface} does not count: ${refused}` };
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
 * Whether a restorable release is known to be good. Where releases are monitored, it needs a verdict `healthy`;
 * elsewhere a verdict `unhealthy` disqualifies it.
 */
function isKnownGood(book: EvidenceBook, registry: Registry, release: Receipt): boolean {
  const { surface, tier } = release.statement.predicate;
  const { state } = judgementOf(book, release);
  return isMonitored(registry, surface, tier) ? state === 'healthy' : state !== 'unhealthy';
}

/**
 * The newest release that must stay restorable: the last known good, or, where none is known to be good, the newest
 * that a person could choose.
 */
export function newestToKeep(
  book: EvidenceBook,
  registry: Registry,
  place: { readonly surface: string; readonly tier: string },
): LastKnownGood {
  const good = lastKnownGood(book, registry, place);
  const found = restorableReleases(book, place.surface, place.tier);
  const [newest] = found.ok ? found.receipts : [];
  return good.ok || !newest ? good : { ok: true, receipt: newest };
}

function nothingGood(book: EvidenceBook, others: readonly Receipt[], where: string): Refusal {
  const [newest] = others;
  if (!newest) return { ok: false, status: 'missing', reason: `there is no good release of ${where} to go back to` };
  const reason = `no release of ${where} to go back to is known to be good: ${judgementOf(book, newest).reason}`;
  return { ok: false, status: 'missing', reason: `${reason}; somebody must choose one by its receipt` };
}

/**
 * The newest release of a surface on a tier that is known to be good. `except` excludes the bundle that is to be rolled
 * back. Without such a release there is no result; a person may still name one.
 */
export function lastKnownGood(
  book: EvidenceBook,
  registry: Registry,
  { surface, tier }: { readonly surface: string; readonly tier: string },
  { except }: { readonly except?: string | undefined } = {},
): LastKnownGood {
  const found = restorableReleases(book, surface, tier);
  if (!found.ok) return found;
  const others = found.receipts.filter(({ statement }) => statement.predicate.bundleDigest !== except);
  const receipt = others.find((each) => isKnownGood(book, registry, each));
  return receipt ? { ok: true, receipt } : nothingGood(book, others, `${surface} on ${tier}`);
}
