import type { EvidenceBook } from '../branch/branch';
import { answer, type EvidenceAnswer, newestOf, refusedOf } from './answer';

/** Passes when the newest apply of the stack used this registry, succeeded, and was read back without a difference. */
export function applyReceiptFor(book: EvidenceBook, stack: string, registryDigest: string): EvidenceAnswer {
  const newest = newestOf(book, 'apply-receipt', ({ predicate }) => predicate.stack === stack);
  if (!newest) {
    const refused = refusedOf(book, 'apply-receipt');
    if (refused === undefined) return answer('missing', `there is no apply receipt of ${stack}`);
    return answer('unverified', `there is no apply receipt of ${stack} that holds: ${refused}`);
  }
  const { outcome, readBack, finishedAt, registryDigest: applied } = newest.predicate;
  if (outcome !== 'succeeded') return answer('hard-fail', `the apply of ${stack} at ${finishedAt} failed`, [newest]);
  if (readBack?.verdict === 'different') {
    return answer('hard-fail', `the apply of ${stack} at ${finishedAt} was read back different`, [newest]);
  }
  if (applied !== registryDigest) {
    return answer('stale', `the apply of ${stack} at ${finishedAt} was of another registry`, [newest]);
  }
  if (readBack?.verdict !== 'verified') {
    return answer('unverified', `the apply of ${stack} at ${finishedAt} was not read back`, [newest]);
  }
  return answer('pass', `${stack} was applied at ${finishedAt} and read back`, [newest]);
}
