import type { Registry } from '../../registry/schema';
import type { EvidenceBook } from '../branch/branch';
import { receiptChain } from './chain';
import { lastKnownGood, restorableReleases } from './last-known-good';
import type { Receipt, Refusal } from './receipt';

/** The rollback in question. */
export interface RollbackQuestion {
  readonly surface: string;
  readonly tier: string;
  /** The id of the receipt to restore; undefined: the newest last known good. */
  readonly to?: string | undefined;
  /** The receipt of the deployment that a monitor watched: an automatic rollback acts on no other. */
  readonly watched?: string | undefined;
}

/** The release that a rollback removes and the one that it restores. */
export interface Choice {
  readonly ok: true;
  /** The receipt of the bad release. */
  readonly bad: Receipt;
  /** The receipt that is restored. */
  readonly good: Receipt;
  /** The receipt of the deploy that first published it: a restored release came from another deploy. */
  readonly origin: Receipt;
  /** Whether it is the newest last known good; any other one needs the full approvals. */
  readonly isNewest: boolean;
  /**
   * `begun`: the bad release's receipt already says `rolled-back`. `done`: the other one's says `succeeded` as well.
   */
  readonly state: 'new' | 'begun' | 'done';
}

function no(reason: string, status: Refusal['status'] = 'hard-fail'): Refusal {
  return { ok: false, status, reason };
}

function isSame(one: Receipt['statement']['subjects'], other: Receipt['statement']['subjects']): boolean {
  return one.commit === other.commit && one.bundle === other.bundle;
}

interface Situation {
  readonly bad: Receipt;
  readonly restored: string | undefined;
  readonly state: Choice['state'];
}

function deployOf(bundle: string, receipts: readonly Receipt[]): Receipt | undefined {
  return receipts
    .filter(({ statement: { predicate } }) => {
      return predicate.bundleDigest === bundle && predicate.outcome !== 'rolled-back';
    })
    .at(-1);
}

// A failed attempt to restore is not a release: the rollback is still due.
function withoutFailedTries(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter(({ statement: { predicate } }) => {
    return predicate.outcome !== 'failed' || predicate.cause !== 'rollback';
  });
}

// The chain shows the progress of an interrupted rollback; nothing else is stored.
function situationOf(all: readonly Receipt[], to: string | undefined): Situation | undefined {
  const receipts = withoutFailedTries(all);
  const newest = receipts.at(-1);
  if (!newest) return undefined;
  const last = newest.statement.predicate;
  const begun = last.outcome === 'rolled-back' ? newest : receipts.at(-2);
  const { outcome, bundleDigest = '', restores } = begun?.statement.predicate ?? {};
  const bad = outcome === 'rolled-back' ? deployOf(bundleDigest, receipts) : undefined;
  if (bad && begun === newest) return { bad, restored: restores, state: 'begun' };
  const isDone = bad !== undefined && last.outcome === 'succeeded' && last.cause === 'rollback';
  // To go further back than an earlier rollback, a person names the release.
  if (isDone && (to === undefined || to === last.restores || to === newest.id))
    return { bad, restored: last.restores, state: 'done' };
  return { bad: newest, restored: undefined, state: 'new' };
}

/** The deploy that published a receipt's release: for a rollback, that of the restored receipt. */
export function originOf(receipt: Receipt, receipts: readonly Receipt[]): Receipt | undefined {
  const { cause, restores, sequence } = receipt.statement.predicate;
  if (cause !== 'rollback') return receipt;
  const before = receipts.find(({ id, statement }) => id === restores && statement.predicate.sequence < sequence);
  return before && originOf(before, receipts);
}

function whyNot(id: string, book: EvidenceBook, receipts: readonly Receipt[]): Refusal {
  const named = receipts.find((each) => each.id === id)?.statement.predicate;
  if (!named) return no('the named receipt is not of this surface and tier', 'missing');
  const { receiptId, bundleDigest, outcome, tier } = named;
  const isRevoked = book.statements.some(
    ({ statement }) => statement.kind === 'revocation' && statement.subjects.bundle === bundleDigest,
  );
  if (isRevoked) return no(`the bundle of ${receiptId} was revoked: it is never restored`);
  const isGone = receipts.some(({ statement: { predicate } }) => {
    return predicate.outcome === 'rolled-back' && predicate.bundleDigest === bundleDigest;
  });
  if (isGone) return no(`the bundle of ${receiptId} was rolled back on ${tier}: that is final`);
  if (outcome !== 'succeeded') return no(`${receiptId} is not a good release: its outcome is ${outcome}`);
  return no(`${receiptId} is not a good release: its fields contradict each other`);
}

/**
 * The release that a rollback of a surface on a tier would remove and the one it would restore, or why it cannot.
 * Without `to` it restores only a release that is known to be good. An interrupted rollback continues with its earlier
 * choice. Pure.
 */
export function chooseRollback(
  book: EvidenceBook,
  registry: Registry,
  { surface, tier, to, watched }: RollbackQuestion,
): Choice | Refusal {
  const where = `${surface} on ${tier}`;
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain;
  const { receipts } = chain;
  const situation = situationOf(receipts, to);
  if (!situation) return no(`nothing was ever deployed: ${where} has no receipt`, 'missing');
  const { bad, restored, state } = situation;
  if (watched !== undefined && bad.id !== watched) {
    return no(`the deployment that was watched is not what ${where} has now`, 'stale');
  }
  const { bundleDigest } = bad.statement.predicate;
  const all = restorableReleases(book, surface, tier);
  if (!all.ok) return all;
  const best = lastKnownGood(book, registry, { surface, tier }, { except: bundleDigest });
  const wanted = to ?? restored;
  const named = all.receipts.find(({ id }) => id === wanted);
  if (to !== undefined && !named) return whyNot(to, book, receipts);
  if (named?.statement.predicate.bundleDigest === bundleDigest) return no('the bad release cannot be what is restored');
  if (!named && !best.ok) return best;
  const chosen = named ?? (best.ok ? best.receipt : bad);
  // Of several receipts of one release the gate judges the newest.
  const good = all.receipts.find(({ statement }) => isSame(statement.subjects, chosen.statement.subjects)) ?? chosen;
  const origin = originOf(good, receipts);
  if (!origin) return no('the deploy that brought the last known good has no receipt', 'unverified');
  const isNewest = best.ok && best.receipt.statement.predicate.bundleDigest === good.statement.predicate.bundleDigest;
  if (watched !== undefined && !isNewest) return no('an automatic rollback goes to the newest last known good only');
  return { ok: true, bad, good, origin, isNewest, state };
}
