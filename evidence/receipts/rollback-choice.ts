import type { Registry } from '../../registry/schema';
import type { EvidenceBook } from '../branch/branch';
import { receiptChain } from './chain';
import { lastKnownGood, restorable } from './last-known-good';
import type { Receipt, Refusal } from './receipt';

/** What is to be rolled back. */
export interface RollbackQuestion {
  readonly surface: string;
  readonly tier: string;
  /** The receipt to restore, by its id; undefined: the newest last known good. */
  readonly to?: string | undefined;
  /** The receipt of the deployment that a monitor watched: an automatic roll-back acts on no other. */
  readonly watched?: string | undefined;
}

/** What a roll-back takes away, and what it brings back. */
export interface Choice {
  readonly ok: true;
  /** The receipt of the bad release. */
  readonly bad: Receipt;
  /** The receipt that is restored. */
  readonly good: Receipt;
  /** The receipt of the deploy that first brought it: what was restored was made by another deploy. */
  readonly origin: Receipt;
  /** Whether it is the newest last known good; every other one needs the full approvals. */
  readonly isNewest: boolean;
  /** `begun`: the bad one's receipt says `rolled-back` already. `done`: the other one's says `succeeded` as well. */
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

// A try to restore that failed is not a release: what was to be rolled back still is.
function withoutFailedTries(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter(({ statement: { predicate } }) => {
    return predicate.outcome !== 'failed' || predicate.cause !== 'rollback';
  });
}

// The chain tells how far a roll-back came that was cut off: nothing else is kept.
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
  // Going further back than a roll-back went is said by naming where to.
  if (isDone && (to === undefined || to === last.restores || to === newest.id))
    return { bad, restored: last.restores, state: 'done' };
  return { bad: newest, restored: undefined, state: 'new' };
}

/** The deploy that a receipt's release came with: that of a roll-back came with the one that it restored. */
export function originOf(receipt: Receipt, receipts: readonly Receipt[]): Receipt | undefined {
  const { cause, restores, sequence } = receipt.statement.predicate;
  if (cause !== 'rollback') return receipt;
  const before = receipts.find(({ id, statement }) => id === restores && statement.predicate.sequence < sequence);
  return before && originOf(before, receipts);
}

function whyNot(id: string, book: EvidenceBook, receipts: readonly Receipt[]): Refusal {
  const named = receipts.find((each) => each.id === id)?.statement.predicate;
  if (!named) return no('the named receipt is none of this surface and tier', 'missing');
  const { receiptId, bundleDigest, outcome, tier } = named;
  const isRevoked = book.statements.some(
    ({ statement }) => statement.kind === 'revocation' && statement.subjects.bundle === bundleDigest,
  );
  if (isRevoked) return no(`the bundle of ${receiptId} was revoked: it is never restored`);
  const isGone = receipts.some(({ statement: { predicate } }) => {
    return predicate.outcome === 'rolled-back' && predicate.bundleDigest === bundleDigest;
  });
  if (isGone) return no(`the bundle of ${receiptId} was rolled back on ${tier}: that is final`);
  if (outcome !== 'succeeded') return no(`${receiptId} is no good release: its outcome is ${outcome}`);
  return no(`${receiptId} is no good release: what it says does not hold together`);
}

/**
 * What a roll-back of a surface on a tier would take away and restore, or why nothing. Without `to` it restores only what is
 * known to be good. A roll-back that was cut off goes on with what it had chosen. Pure.
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
  const all = restorable(book, surface, tier);
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
  if (watched !== undefined && !isNewest) return no('an automatic roll-back goes to the newest last known good only');
  return { ok: true, bad, good, origin, isNewest, state };
}
