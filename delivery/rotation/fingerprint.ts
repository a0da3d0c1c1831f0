import { createHmac } from 'node:crypto';
import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Statement } from '../../evidence/statement/statement';
import { sortedBy } from '../../plan/sorted';
import { UserError } from '../../registry/user-error';

/** One secret of a surface on a tier. */
export interface SecretPlace {
  readonly surface: string;
  readonly tier: string;
  readonly secret: string;
}

/** The fewest characters of the key: a short one could be tried out, and with it every value that people choose. */
const SHORTEST_KEY = 32;

/**
 * The HMAC of a value: of the value alone, so that the same one is known again under another name. Throws UserError
 * (exit 2) on a key that is too short.
 */
export function fingerprint(value: string, key: string | undefined): string {
  if (key === undefined || key.length < SHORTEST_KEY) {
    throw new UserError('there is no key for fingerprints', {
      place: 'CAUSEWAY_FINGERPRINT_KEY',
      allowed: `at least ${SHORTEST_KEY} random characters, the same for all tiers and kept where only rotation reads it`,
    });
  }
  return `sha256:${createHmac('sha256', key).update(value).digest('hex')}`;
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
