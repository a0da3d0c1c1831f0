import type { EvidenceBook } from '../branch/branch';
import { type EvidenceAnswer, evidenceAnswer, happenedAt, newestOf, nothingFound } from './answer';

/** The time for which a drill counts, in milliseconds (docs/evidence.md: 30 days). */
const DRILL_FRESH = 30 * 86_400_000;

/**
 * Passes when the newest rollback drill of the surface on the tier succeeded in the last 30 days, with a deploy that
 * happened there.
 */
export function freshDrill(book: EvidenceBook, surface: string, tier: string, now: Date): EvidenceAnswer {
  const isHere = (each: { surface: string; tier: string }) => each.surface === surface && each.tier === tier;
  const newest = newestOf(book, 'drill', ({ predicate }) => isHere(predicate));
  if (!newest) return nothingFound(book, 'drill', { surface, tier }, `drill of ${surface} on ${tier}`);
  const { result, finishedAt, restored } = newest.predicate;
  if (result !== 'PASSED')
    return evidenceAnswer('hard-fail', `the newest drill of ${surface} on ${tier} failed`, [newest]);
  const at = happenedAt(newest, finishedAt);
  if (Number.isNaN(at))
    return evidenceAnswer('unverified', 'the drill says that it ended after it was signed', [newest]);
  if (now.getTime() - at > DRILL_FRESH) {
    return evidenceAnswer('stale', `the newest drill of ${surface} on ${tier} ended at ${finishedAt}`, [newest]);
  }
  const receipt = newestOf(book, 'deploy-receipt', ({ id }) => id === restored);
  if (!receipt || !isHere(receipt.predicate) || receipt.predicate.bundleDigest !== newest.subjects.bundle) {
    return evidenceAnswer('unverified', `the receipt that the drill restored is not one of ${surface} on ${tier}`, [
      newest,
    ]);
  }
  return evidenceAnswer('pass', `the drill of ${finishedAt} restored ${receipt.predicate.receiptId}`, [
    newest,
    receipt,
  ]);
}
