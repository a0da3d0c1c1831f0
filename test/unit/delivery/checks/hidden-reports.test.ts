import { aggregateSurface, type ReportedRun } from '../../../../delivery/checks/aggregate';
import { Check } from '../../../../registry/schema/check';

/**
 * All reports under a check's name count, and the worst decides. A job of a matrix is no success for another surface.
 * The attack itself is played in `test/services/attacks/write-access/checks.test.ts`.
 */
describe('somebody who can report a check under any name', () => {
  const unit = Check.parse({
    id: 'unit',
    scope: 'surface',
    category: 'B',
    risk: 'x',
    severity: 'high',
    mode: 'blocking',
    context: 'unit',
  });
  const run = (name: string, conclusion: string | null): ReportedRun => ({
    name,
    app: 'github-actions',
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
  });
  const verdict = (...runs: readonly ReportedRun[]) =>
    aggregateSurface('shop', [unit], true, runs, ['docs']).conclusion;

  test.each(['unit (shop)', 'unit (docs)', 'unit (shop, 24)', 'unit (anything)', 'unit ()', 'unit (docs, shop)'])(
    'cannot hide the red check behind a green %s',
    (name) => {
      for (const conclusion of ['success', 'skipped', 'neutral', null]) {
        expect(verdict(run('unit', 'failure'), run(name, conclusion))).toBe('failure');
        expect(verdict(run(name, conclusion), run('unit', 'failure'))).toBe('failure');
      }
    },
  );

  test.each(['unit (anything)', 'unit (docs)', 'unit (docs, 24)', 'unit ()', 'unit(shop)', 'unit (shop', 'unit shop'])(
    'cannot report the check that nobody ran as %s',
    (name) => {
      expect(verdict(run(name, 'success'))).toBe('failure');
    },
  );

  test('cannot hide a red job of the matrix behind a green check, or turn what still runs green', () => {
    expect(verdict(run('unit', 'success'), run('unit (shop)', 'failure'))).toBe('failure');
    expect(verdict(run('unit (shop, 24)', 'success'), run('unit (shop, 22)', 'failure'))).toBe('failure');
    expect(verdict(run('unit', 'success'), run('unit (windows)', 'failure'))).toBe('failure');
    expect(verdict(run('unit', null), run('unit (shop)', 'success'))).toBe('pending');
    // One report is still enough, and another surface's job does not count.
    expect(verdict(run('unit', 'success'))).toBe('success');
    expect(verdict(run('unit (shop)', 'success'), run('unit (docs)', 'failure'))).toBe('success');
  });
});
