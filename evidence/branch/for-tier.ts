import { sortedBy } from '../../plan/sorted';
import { countsOn } from '../verification/counts-on';
import type { EvidenceBook, RefusedFile } from './branch';

/**
 * A book as it counts for a release to one tier. What a key of another tier signed counts for nothing there, like a file
 * that could not be verified: where its silence would be a yes, it is none.
 */
export function bookForTier(book: EvidenceBook, tier: string): EvidenceBook {
  const others = book.statements.filter((each) => !countsOn(each, tier));
  if (others.length === 0) return book;
  const refused = others.map(({ path, signer, statement }): RefusedFile => {
    return { path, reason: `${signer.id} may not attest ${statement.kind} for the tier ${tier}` };
  });
  return {
    ...book,
    statements: book.statements.filter((each) => countsOn(each, tier)),
    refused: sortedBy([...book.refused, ...refused], ({ path }) => path),
  };
}
