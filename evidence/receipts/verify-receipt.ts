import { durationMs } from '../../plan/rotation';
import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { receiptChain, supersededBy } from './chain';
import { contradictionOf, isReceipt, type Receipt, type Refusal, receiptsOf } from './receipt';

/** The question to a receipt: may this bundle of this commit continue to a tier? */
export interface ReceiptQuestion {
  readonly registry: Registry;
  readonly surface: string;
  /** The destination tier; the receipt belongs to its `promotesFrom`. */
  readonly toTier: string;
  /** The release commit, in full. */
  readonly commit: string;
  /** `sha256:…` of the bundle. */
  readonly bundle: string;
  readonly now: Date;
}

type Step = (receipt: Receipt, question: ReceiptQuestion, book: EvidenceBook) => Refusal | undefined;

function no(reason: string, status: Refusal['status'] = 'hard-fail'): Refusal {
  return { ok: false, status, reason };
}

function subject({ statement: { subjects, predicate } }: Receipt): Refusal | undefined {
  const isOwn = subjects.bundle === predicate.bundleDigest;
  return isOwn ? undefined : no('the receipt is about one bundle and names another');
}

function outcome({ statement: { predicate } }: Receipt): Refusal | undefined {
  return predicate.outcome === 'succeeded'
    ? undefined
    : no(`the deploy to ${predicate.tier} ${saying(predicate.outcome)}`);
}

function saying(outcome: 'failed' | 'rolled-back'): string {
  return outcome === 'failed' ? 'failed' : 'was rolled back';
}

function tier(
  { statement: { predicate } }: Receipt,
  { registry, surface, toTier }: ReceiptQuestion,
): Refusal | undefined {
  const from = findTier(registry, toTier)?.promotesFrom;
  if (from === undefined) return no(`${toTier} is promoted from no tier`);
  if (predicate.tier !== from) return no(`the receipt is of ${predicate.tier}; ${toTier} is promoted from ${from}`);
  return predicate.surface === surface ? undefined : no(`the receipt is of the surface ${predicate.surface}`);
}

function release({ statement: { subjects } }: Receipt, { commit, bundle }: ReceiptQuestion): Refusal | undefined {
  if (subjects.commit !== commit) return no(`the receipt is of the commit ${subjects.commit ?? 'nothing'}`);
  return subjects.bundle === bundle ? undefined : no(`the receipt is of the bundle ${subjects.bundle ?? 'nothing'}`);
}

function whole(receipt: Receipt): Refusal | undefined {
  const reason = contradictionOf(receipt);
  return reason === undefined ? undefined : no(reason);
}

/**
 * The instant at which a receipt's soak on its tier ends: counted from the trusted time or the last good health check,
 * whichever is later.
 */
export function soakedAt({ statement, time }: Receipt, registry: Registry, toTier: string): Date {
  const { lastOkAt } = statement.predicate.health;
  const from = Math.max(time.getTime(), lastOkAt === null ? 0 : Date.parse(lastOkAt));
  return new Date(from + durationMs(findTier(registry, toTier)?.soak ?? 'PT0S'));
}

function soak(receipt: Receipt, { registry, toTier, now }: ReceiptQuestion): Refusal | undefined {
  const end = soakedAt(receipt, registry, toTier);
  const { tier } = receipt.statement.predicate;
  return now.getTime() >= end.getTime() ? undefined : no(`the release soaks on ${tier} until ${end.toISOString()}`);
}

function superseded(receipt: Receipt, _question: ReceiptQuestion, book: EvidenceBook): Refusal | undefined {
  const { surface, tier } = receipt.statement.predicate;
  const later = supersededBy(receipt, receiptsOf(book, surface, tier));
  if (!later) return undefined;
  const { sequence, outcome } = later.statement.predicate;
  return no(`the receipt ${sequence} of ${surface} on ${tier} (${outcome}) came after it`, 'stale');
}

function chain(receipt: Receipt, _question: ReceiptQuestion, book: EvidenceBook): Refusal | undefined {
  const { surface, tier } = receipt.statement.predicate;
  const found = receiptChain(book, surface, tier);
  if (!found.ok) return found;
  if (found.receipts.some(({ id }) => id === receipt.id)) return undefined;
  return no('the receipt is not on the evidence branch', 'unverified');
}

function ticket({ statement: { subjects, predicate } }: Receipt, _question: ReceiptQuestion, book: EvidenceBook) {
  const used = book.statements.find(({ id }) => id === predicate.ticketId)?.statement;
  if (!used) return undefined;
  if (used.kind !== 'promotion-ticket') return no(`the receipt names a ${used.kind} as its ticket`);
  const isOwn = used.subjects.commit === subjects.commit && used.subjects.bundle === subjects.bundle;
  const isHere = used.predicate.surface === predicate.surface && used.predicate.tier === predicate.tier;
  return isOwn && isHere ? undefined : no('the receipt names the ticket of another deploy');
}

// docs/evidence.md defines this order. Signature, predicate type and trust pair of the file, and the branch's complete
// history, were checked before. The ticket comes last: it is lineage.
const STEPS: readonly Step[] = [subject, outcome, tier, release, whole, soak, superseded, chain, ticket];

/**
 * Whether a statement is the receipt that lets a release continue: the first broken rule is the reason. It must have
 * been verified against the registry's trust (`readEvidenceBook`, `verifyStatement`).
 */
export function verifyReceipt(
  found: EvidenceStatement,
  book: EvidenceBook,
  question: ReceiptQuestion,
): { readonly ok: true; readonly receipt: Receipt } | Refusal {
  if (!isReceipt(found)) return no(`the statement is a ${found.statement.kind}, not a deploy receipt`);
  for (const step of STEPS) {
    const refusal = step(found, question, book);
    if (refusal) return refusal;
  }
  return { ok: true, receipt: found };
}
