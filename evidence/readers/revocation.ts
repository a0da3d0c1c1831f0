import type { EvidenceBook } from '../branch/branch';
import { type EvidenceAnswer, entriesOf, evidenceAnswer, refusedOf } from './answer';

/** Passes when no trusted signer revoked the bundle, and no revocation of its surface is unreadable. */
export function revocationOf(
  book: EvidenceBook,
  { surface, digest }: { readonly surface: string; readonly digest: string },
): EvidenceAnswer {
  const revoked = entriesOf(book, 'revocation').filter(({ subjects }) => subjects.bundle === digest);
  const [first] = revoked;
  if (first) return evidenceAnswer('hard-fail', `the bundle was revoked: ${first.predicate.reason}`, revoked);
  const refused = refusedOf(book, 'revocation', { surface });
  if (refused !== undefined)
    return evidenceAnswer('unverified', `a revocation of ${surface} cannot be verified: ${refused}`);
  return evidenceAnswer('pass', 'the bundle is not revoked');
}
