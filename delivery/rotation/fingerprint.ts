import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Statement } from '../../evidence/statement/statement';
import { sortedBy } from '../../plan/sorted';

/** One secret of a surface on a tier. */
export interface SecretPlace {
  readonly surface: string;
  readonly tier: string;
  readonly secret: string;
}

/** The statement that a value was recorded, to be signed. */
export function fingerprintStatement(print: string, place: SecretPlace, at: Date): Statement<'secret-fingerprint'> {
  return {
    kind: 'secret-fingerprint',
    subjects: { fingerprint: print },
    predicate: { ...place, algorithm: 'hmac-sha256', recordedAt: at.toISOString() },
  };
}

/** A recorded fingerprint. */
export interface Recorded extends SecretPlace {
  readonly print: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The fingerprints of a branch, oldest first. */
export function recordedPrints(book: EvidenceBook): readonly Recorded[] {
  const found = book.statements.flatMap(({ statement }): readonly Recorded[] => {
    if (statement.kind !== 'secret-fingerprint' || statement.subjects.fingerprint === undefined) return [];
    const { surface, tier, secret, recordedAt } = statement.predicate;
    return [{ surface, tier, secret, print: statement.subjects.fingerprint, at: recordedAt }];
  });
  return sortedBy(found, ({ at }) => at);
}

/**
 * Why a value may not be put there: it is the one that was there, or stands on another tier. A value that a tier had once
 * counts: whoever saw it there may know it still. Undefined when nothing recorded speaks against it.
 */
export function reuseOf(print: string, place: SecretPlace, recorded: readonly Recorded[]): string | undefined {
  const same = recorded.filter((each) => each.print === print);
  const own = same.find(({ surface, tier, secret }) => {
    return surface === place.surface && tier === place.tier && secret === place.secret;
  });
  if (own) return `it was recorded there at ${own.at}: it is no new one`;
  const other = same.find(({ tier }) => tier !== place.tier);
  return other && `it is that of ${other.secret} of ${other.surface} on ${other.tier}: tiers share no values`;
}
