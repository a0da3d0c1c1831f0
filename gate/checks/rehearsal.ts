import { rehearsalFor } from '../../evidence/readers/rehearsal';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/** The migrations of each surface with a database were applied and reverted, where the tier asks for it. */
export function rehearsalChecks({ tier, surfaces, book, request }: Release): readonly GateCheck[] {
  if (!tier.gate.requires.includes('rehearsal')) return [];
  const withData = surfaces.filter(({ data }) => data !== undefined);
  if (withData.length === 0) {
    const about = { id: 'rehearsal/any', category: 'rehearsal', threshold: 'none', fix: '' } as const;
    return [finding(about, { status: 'skipped-expected', reason: 'no surface of this release has a database' })];
  }
  return withData.map((surface) =>
    finding(
      {
        id: checkId('rehearsal/migration', surface.id),
        category: 'rehearsal',
        severity: 'high',
        threshold: `${surface.data?.rehearsal ?? 'a rehearsal'} applied and reverted at this commit`,
        fix: `rehearse the migrations of ${surface.id} on the release commit`,
      },
      rehearsalFor(book, request.commit, surface),
    ),
  );
}
