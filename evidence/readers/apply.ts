import type { EvidenceBook } from '../branch/branch';
import { type EvidenceAnswer, evidenceAnswer, newestOf, refusedOf } from './answer';

/** Passes when the newest apply of the stack used this registry, succeeded, and was read back without a difference. */
export function applyReceiptFor(book: EvidenceBook, stack: string, registryDigest: string): EvidenceAnswer {
  const newest = newestOf(book, 'apply-receipt', ({ predicate }) => predicate.stack === stack);
  if (!newest) {
    const refused = refusedOf(book, 'apply-receipt');
    if (refused === undefined) return evidenceAnswer('missing', `there is no apply receipt of ${stack}`);
    return evidenceAnswer('unverified', `there is no valid apply receipt of ${stack}: ${refused}`);
  }
  const { outcome, readBack, finishedAt, registryDigest: applied } = newest.predicate;
  if (outcome !== 'succeeded')
    return evidenceAnswer('hard-fail', `the apply of ${stack} at ${finishedAt} failed`, [newest]);
  if (readBack?.verdict === 'different') {
    return evidenceAnswer('hard-fail', `the apply of ${stack} at ${finishedAt} was read back with differences`, [
      newest,
    ]);
  }
  if (applied !== registryDigest) {
    return evidenceAnswer('stale', `the apply of ${stack} at ${finishedAt} was of another registry`, [newest]);
  }
  if (readBack?.verdict !== 'verified') {
    return evidenceAnswer('unverified', `the apply of ${stack} at ${finishedAt} was not read back`, [newest]);
  }
  return evidenceAnswer('pass', `${stack} was applied at ${finishedAt} and read back`, [newest]);
}
