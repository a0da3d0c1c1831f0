import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import type { Statement } from '../statement/statement';

/** A verified deploy receipt of the branch. */
export type Receipt = EvidenceStatement & { readonly statement: Statement<'deploy-receipt'> };

/** The reason why something cannot be relied on, in the words of the gate report. */
export interface Refusal {
  readonly ok: false;
  readonly status: 'missing' | 'stale' | 'unverified' | 'hard-fail';
  readonly reason: string;
}

/** The allowed difference between a receipt's own times and the trusted time, in milliseconds (docs/evidence.md). */
export const TIME_TOLERANCE = 5 * 60_000;

/** Whether a statement of the branch is a deploy receipt. */
export function isReceipt(found: EvidenceStatement): found is Receipt {
  return found.statement.kind === 'deploy-receipt';
}

// A gate asks for each surface again; a book's statements never change.
const BY_PLACE = new WeakMap<EvidenceBook['statements'], ReadonlyMap<string, readonly Receipt[]>>();

const placeOf = (surface: string, tier: string) => `${surface}\0${tier}`;

function byPlace(statements: EvidenceBook['statements']): ReadonlyMap<string, readonly Receipt[]> {
  const known = BY_PLACE.get(statements);
  if (known) return known;
  const places = new Map<string, Receipt[]>();
  for (const receipt of statements.filter(isReceipt)) {
    const { surface, tier } = receipt.statement.predicate;
    const own = places.get(placeOf(surface, tier));
    if (own) own.push(receipt);
    else places.set(placeOf(surface, tier), [receipt]);
  }
  for (const own of places.values()) {
    own.sort((one, other) => {
      return one.statement.predicate.sequence - other.statement.predicate.sequence || (one.id < other.id ? -1 : 1);
    });
  }
  BY_PLACE.set(statements, places);
  return places;
}

/** The receipts of a surface on a tier by their sequence numbers; equal numbers are ordered by id. */
export function receiptsOf(book: EvidenceBook, surface: string, tier: string): readonly Receipt[] {
  return byPlace(book.statements).get(placeOf(surface, tier)) ?? [];
}

/**
 * The reason why a receipt contradicts itself; undefined when it does not. Its subject is its bundle, it ended when it
 * was signed, and a success was seen live.
 */
export function contradictionOf({ statement, time }: Receipt): string | undefined {
  const { predicate, subjects } = statement;
  if (subjects.bundle !== predicate.bundleDigest) return 'the receipt is about one bundle and names another';
  const finished = Date.parse(predicate.finishedAt);
  if (Math.abs(time.getTime() - finished) > TIME_TOLERANCE) {
    return `the receipt says ${predicate.finishedAt}, but was signed at ${time.toISOString()}`;
  }
  if (Date.parse(predicate.startedAt) > finished) return 'the deploy ended before it began';
  if (predicate.outcome !== 'succeeded') return undefined;
  if (!predicate.target.publishedReadBack) return 'what was published was not read back';
  const { checks, passed, lastOkAt } = predicate.health;
  if (passed > checks) return 'more health checks passed than were made';
  if (checks > 0 && (passed === 0 || lastOkAt === null)) return 'no health check passed';
  if (lastOkAt !== null && Date.parse(lastOkAt) > time.getTime() + TIME_TOLERANCE) {
    return 'the last health check lies after the signature';
  }
  return undefined;
}
