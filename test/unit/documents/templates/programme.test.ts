import fc from 'fast-check';
import { atMilestone, CATEGORY_MILESTONE, MILESTONES } from '../../../../documents/templates/programme';
import type { Check } from '../../../../registry/schema/check';
import { registry } from '../../../support/delivery/templates/surface';

const check = fc.record({
  milestone: fc.constantFrom(...MILESTONES),
  mode: fc.constantFrom('advisory', 'blocking'),
  category: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
}) as fc.Arbitrary<Pick<Check, 'milestone' | 'mode' | 'category' | 'severity'>>;
const [template] = registry.checks;
const blocking = (checks: readonly Check[]) => checks.filter(({ mode }) => mode === 'blocking').map(({ id }) => id);

describe('the checks programme', () => {
  test('begins with nothing that blocks, and takes workflows and quality before containers and manifests before security', () => {
    const due = (milestone: Check['milestone']) =>
      blocking(
        atMilestone(
          {
            ...registry,
            checks: Object.entries(CATEGORY_MILESTONE).map(
              ([id, own]): Check => ({
                ...template!,
                id,
                milestone: own,
                mode: 'advisory',
              }),
            ),
          },
          milestone,
        ).checks,
      );
    expect(MILESTONES.map(due)).toEqual([[], ['A', 'B'], ['A', 'B', 'C', 'D'], ['A', 'B', 'C', 'D', 'E']]);
  });

  test('lets a check block by its own milestone and never lowers one that blocks', () => {
    fc.assert(
      fc.property(fc.array(check), fc.constantFrom(...MILESTONES), (some, milestone) => {
        const checks = some.map((each, index) => ({ ...template!, ...each, id: `c${index}` }));
        const after = atMilestone({ ...registry, checks }, milestone).checks;
        expect(after.map(({ mode }) => mode)).toEqual(
          checks.map(({ mode, milestone: own }) =>
            mode === 'blocking' || MILESTONES.indexOf(own) <= MILESTONES.indexOf(milestone) ? 'blocking' : 'advisory',
          ),
        );
        // The severity of a risk says what an exception costs, not when the check blocks.
        expect(after.map((each) => ({ ...each, mode: '' }))).toEqual(checks.map((each) => ({ ...each, mode: '' })));
      }),
    );
  });

  test('only ever asks for more from one milestone to the next', () => {
    const steps = MILESTONES.map((milestone) => blocking(atMilestone(registry, milestone).checks));
    for (const [index, ids] of steps.entries()) expect(ids).toEqual(expect.arrayContaining(steps[index - 1] ?? []));
    expect(steps.at(-1)).toHaveLength(registry.checks.length);
  });
});
