import type { EvidenceBook } from '../branch/branch';
import { type EvidenceAnswer, entriesOf, evidenceAnswer, happenedAt, newestOf, nothingFound } from './answer';

/** The time for which a live verification or a manual proof counts, in milliseconds (docs/evidence.md: 24 hours). */
const VERIFICATION_FRESH = 24 * 3_600_000;

function freshProof(book: EvidenceBook, stack: string, now: Date) {
  return newestOf(book, 'manual-proof', (entry) => {
    const { predicate, signer } = entry;
    const at = happenedAt(entry, predicate.at);
    return predicate.stack === stack && predicate.person === signer.person && now.getTime() - at <= VERIFICATION_FRESH;
  });
}

/**
 * The time of each reading of the world in milliseconds, by its statement's id: a live verification's or a person's
 * own.
 */
export function readingTimes(book: EvidenceBook): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const each of entriesOf(book, 'ruleset-verification'))
    times.set(each.id, happenedAt(each, each.predicate.readAt));
  for (const each of entriesOf(book, 'manual-proof')) times.set(each.id, happenedAt(each, each.predicate.at));
  return times;
}

/**
 * Passes when the newest live verification of the stack against this registry found no difference in the last 24 hours.
 * A person's own proof of the last 24 hours replaces unverified parts, but never a difference that was found.
 */
export function freshVerification(
  book: EvidenceBook,
  stack: string,
  registryDigest: string,
  now: Date,
): EvidenceAnswer {
  const newest = newestOf(book, 'ruleset-verification', ({ predicate }) => predicate.stack === stack);
  const no = ((): EvidenceAnswer | undefined => {
    if (!newest) return nothingFound(book, 'ruleset-verification', {}, `live verification of ${stack}`);
    const { verdict, findings, readAt, registryDigest: read } = newest.predicate;
    const at = happenedAt(newest, readAt);
    if (Number.isNaN(at))
      return evidenceAnswer('unverified', 'the verification says that it read after it was signed', [newest]);
    if (now.getTime() - at > VERIFICATION_FRESH) {
      return evidenceAnswer(
        'stale',
        `the newest live verification of ${stack} is more than 24 hours old: it read at ${readAt}`,
        [newest],
      );
    }
    if (read !== registryDigest) {
      return evidenceAnswer('stale', `the newest live verification of ${stack} compared with another registry`, [
        newest,
      ]);
    }
    if (verdict === 'different' || findings > 0) {
      return evidenceAnswer('hard-fail', `live verification of ${stack} found ${findings} differences`, [newest]);
    }
    return verdict === 'verified'
      ? undefined
      : evidenceAnswer('unverified', `${stack} could not be read completely`, [newest]);
  })();
  if (!no) return evidenceAnswer('pass', `${stack} was read back and is as planned`, newest ? [newest] : []);
  // A difference stays one until the machine looks again, however long ago it was seen.
  const isDifferent =
    newest !== undefined && (newest.predicate.verdict === 'different' || newest.predicate.findings > 0);
  const proof = isDifferent ? undefined : freshProof(book, stack, now);
  if (!proof) return no;
  const { person, what, at } = proof.predicate;
  return evidenceAnswer('pass', `${person} attached a proof at ${at}: ${what} (${no.reason})`, [proof]);
}
