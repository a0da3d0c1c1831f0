import type { Surface } from '../../registry/schema/surface';
import type { EvidenceBook } from '../branch/branch';
import { type EvidenceAnswer, entriesOf, evidenceAnswer, nothingFound } from './answer';

/**
 * Passes when the newest rehearsal of the surface's migrations at the commit is the one that the registry names, and
 * applied and reverted them. A surface without `data` has no rehearsal: the caller decides whether one is required.
 */
export function rehearsalFor(
  book: EvidenceBook,
  commit: string,
  surface: Pick<Surface, 'id' | 'data'>,
): EvidenceAnswer {
  const found = entriesOf(book, 'rehearsal').filter(
    ({ subjects, predicate }) =>
      subjects.commit === commit &&
      predicate.surface === surface.id &&
      predicate.rehearsal === surface.data?.rehearsal &&
      predicate.engine === surface.data.engine,
  );
  const newest = found.at(-1);
  if (!newest) {
    const what = `rehearsal ${surface.data?.rehearsal ?? ''} of ${surface.id} at ${commit}`;
    return nothingFound(book, 'rehearsal', { commit, surface: surface.id }, what);
  }
  const { applied, reverted, result, where } = newest.predicate;
  if (!applied || !reverted || result !== 'PASSED') {
    const what = applied ? (reverted ? 'failed' : 'was not reverted') : 'was not applied';
    return evidenceAnswer('hard-fail', `the newest rehearsal of ${surface.id} ${what}`, [newest]);
  }
  return evidenceAnswer('pass', `migrations of ${surface.id} were applied and reverted in ${where}`, [newest]);
}
