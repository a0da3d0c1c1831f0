import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { placedAt } from '../branch/placed';
import type { KnownKind, Predicates } from '../statement/kinds';
import { CLOCK_SKEW } from '../verification/signature';

/** The evidence's answer to one question. Only `pass` is a yes. */
export interface EvidenceAnswer {
  readonly status: 'pass' | 'missing' | 'stale' | 'unverified' | 'hard-fail';
  /** One sentence for people. */
  readonly reason: string;
  /** The ids of the statements that support the answer. */
  readonly evidence: readonly string[];
}

/** A statement of one kind in the book, with its predicate. */
export interface Entry<K extends KnownKind> {
  readonly id: string;
  readonly subjects: EvidenceStatement['statement']['subjects'];
  readonly predicate: Predicates[K];
  readonly signer: EvidenceStatement['signer'];
  readonly time: Date;
}

/** An answer with its supporting statements. */
export function evidenceAnswer(
  status: EvidenceAnswer['status'],
  reason: string,
  entries: readonly { readonly id: string }[] = [],
): EvidenceAnswer {
  return { status, reason, evidence: entries.map(({ id }) => id) };
}

// Every check of every surface asks for some kind; sorting each time would make a large release slow.
const SORTED = new WeakMap<EvidenceBook['statements'], Map<KnownKind, readonly Entry<KnownKind>[]>>();

/** The statements of a kind, oldest first by trusted time; equal times are ordered by id. */
export function entriesOf<K extends KnownKind>(book: EvidenceBook, kind: K): readonly Entry<K>[] {
  const kinds = SORTED.get(book.statements) ?? new Map<KnownKind, readonly Entry<KnownKind>[]>();
  const known = kinds.get(kind);
  if (known) return known as readonly Entry<K>[];
  const entries = sortedEntries(book, kind);
  SORTED.set(book.statements, kinds.set(kind, entries));
  return entries;
}

function sortedEntries<K extends KnownKind>(book: EvidenceBook, kind: K): readonly Entry<K>[] {
  return book.statements
    .filter(({ statement }) => statement.kind === kind)
    .map(({ id, statement, signer, time }) => ({
      id,
      subjects: statement.subjects,
      signer,
      time,
      predicate: statement.predicate as Predicates[K],
    }))
    .sort((left, right) => left.time.getTime() - right.time.getTime() || (left.id < right.id ? -1 : 1));
}

/** The newest statement of a kind that passes a test. */
export function newestOf<K extends KnownKind>(
  book: EvidenceBook,
  kind: K,
  test: (entry: Entry<K>) => boolean,
): Entry<K> | undefined {
  return entriesOf(book, kind).filter(test).at(-1);
}

/** The place of a kind's files on the branch; an absent field matches any. */
export interface Whereabouts {
  readonly commit?: string;
  readonly surface?: string;
  readonly tier?: string;
}

/**
 * The first refused file of a kind at a place. Its content is unknown, so where its absence would be a yes (an
 * incident, a revocation), the answer must not be yes.
 */
export function refusedOf(book: EvidenceBook, kind: KnownKind, where: Whereabouts = {}): string | undefined {
  const found = book.refused.find(({ path }) => {
    const { commit, surface, tier, name } = placedAt(path, book.ids);
    const fits = (asked: string | undefined, given: string) => asked === undefined || asked === given;
    // `waiver-` also starts `waiver-approval-`: the digest follows the kind.
    const isKind = name.startsWith(`${kind}-`) && /^[0-9a-f]{32,64}\./.test(name.slice(kind.length + 1));
    return isKind && fits(where.commit, commit) && fits(where.surface, surface) && fits(where.tier, tier);
  });
  return found && `${found.path}: ${found.reason}`;
}

/** The answer where no statement counts: missing, or unverified when a refused file lies there. */
export function nothingFound(book: EvidenceBook, kind: KnownKind, where: Whereabouts, what: string): EvidenceAnswer {
  const refused = refusedOf(book, kind, where);
  return refused === undefined
    ? evidenceAnswer('missing', `there is no ${what}`)
    : evidenceAnswer('unverified', `there is no valid ${what}: ${refused}`);
}

/**
 * The instant from which freshness counts, in milliseconds: the earlier of the stated and the witnessed time; NaN when
 * the stated time is later than its own signature.
 */
export function happenedAt({ time }: { readonly time: Date }, said: string): number {
  const instant = Date.parse(said);
  return instant > time.getTime() + CLOCK_SKEW ? Number.NaN : Math.min(instant, time.getTime());
}
