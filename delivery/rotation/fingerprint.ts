import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Statement } from '../../evidence/statement/statement';
import { sortedBy } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { findTier, isOnTier, secretsOn } from '../../registry/selectors';

/** One secret of a surface on a tier. */
export interface SecretPlace {
  readonly surface: string;
  readonly tier: string;
  readonly secret: string;
}

/** A value's fingerprint and the name of its key (`fingerprint` and `keyName` of registry/fingerprint.ts). */
export interface Print {
  readonly print: string;
  readonly key: string;
}

/** The statement of a recorded value, to be signed. */
export function fingerprintStatement(
  { print, key }: Print,
  place: SecretPlace,
  at: Date,
): Statement<'secret-fingerprint'> {
  return {
    kind: 'secret-fingerprint',
    subjects: { fingerprint: print },
    predicate: { ...place, algorithm: 'hmac-sha256', key, recordedAt: at.toISOString() },
  };
}

/** A recorded fingerprint. */
export interface Recorded extends SecretPlace, Print {
  /** RFC 3339. */
  readonly at: string;
}

/** The fingerprints of a branch, oldest first. */
export function recordedPrints(book: EvidenceBook): readonly Recorded[] {
  const found = book.statements.flatMap(({ statement }): readonly Recorded[] => {
    if (statement.kind !== 'secret-fingerprint' || statement.subjects.fingerprint === undefined) return [];
    const { surface, tier, secret, key, recordedAt } = statement.predicate;
    return [{ surface, tier, secret, key, print: statement.subjects.fingerprint, at: recordedAt }];
  });
  return sortedBy(found, ({ at }) => at);
}

function isAt(place: SecretPlace, { surface, tier, secret }: SecretPlace): boolean {
  return surface === place.surface && tier === place.tier && secret === place.secret;
}

/**
 * The reason why a value may not be used: it is the previous one, or another tier's. A tier's former value counts:
 * people who saw it there may still know it. Undefined when no record objects.
 */
export function reuseOf(print: string, place: SecretPlace, recorded: readonly Recorded[]): string | undefined {
  const same = recorded.filter((each) => each.print === print);
  const own = same.find((each) => isAt(place, each));
  if (own) return `it was recorded there at ${own.at}: it is not new`;
  const other = same.find(({ tier }) => tier !== place.tier);
  return other && `it is the value of ${other.secret} of ${other.surface} on ${other.tier}: tiers share no values`;
}

/**
 * The other places whose present value was recorded under another key, so that a value cannot be compared with theirs.
 * Entries that left the registry do not count.
 */
export function underOtherKeys(
  key: string,
  place: SecretPlace,
  recorded: readonly Recorded[],
  registry: Registry,
): readonly Recorded[] {
  const isNewest = (each: Recorded, index: number) => !recorded.slice(index + 1).some((later) => isAt(each, later));
  const isDeclared = ({ surface: id, tier, secret }: Recorded) => {
    const surface = registry.surfaces.find((each) => each.id === id);
    if (!surface || !findTier(registry, tier) || !isOnTier(surface, tier)) return false;
    return secretsOn(surface, tier).some(({ name }) => name === secret);
  };
  return recorded.filter((each, index) => {
    return each.key !== key && !isAt(place, each) && isNewest(each, index) && isDeclared(each);
  });
}
