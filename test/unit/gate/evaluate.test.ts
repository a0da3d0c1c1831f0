import { evaluateGate } from '../../../gate/decision/evaluate';
import { orNothing } from '../../../gate/decision/none-blocking';
import { goScene } from '../../support/delivery/gate/scene';

test('a promotion with all its evidence is a go', () => {
  const report = evaluateGate(goScene());
  expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(report).toMatchObject({ decision: 'go', blockers: [], mode: 'blocking', profile: 'strict' });
});

test('checks of which none both blocks and was made prove nothing', () => {
  const check = (mode: string, status: string) => ({ mode, status }) as Parameters<typeof orNothing>[0][number];
  const made = [check('blocking', 'pass')];
  expect(orNothing(made)).toEqual(made);
  for (const none of [[], [check('blocking', 'skipped-expected')], [check('advisory', 'pass')]])
    expect(orNothing(none).at(-1)).toMatchObject({ id: 'registry/none', mode: 'blocking', status: 'missing' });
  expect(orNothing([check('blocking', 'skipped-expected'), check('advisory', 'pass')])).toHaveLength(3);
});
