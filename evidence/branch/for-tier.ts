import { sortedBy } from '../../plan/sorted';
import { countsOn } from '../verification/counts-on';
import type { EvidenceBook, RefusedFile } from './branch';

/**
 * A book as it counts for a release to one tier. Statements signed with another tier's key do not count there, like
 * files that fail verification: where their absence would be a yes, the answer is not yes.
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
