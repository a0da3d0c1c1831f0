import { evaluateGate } from '../../../gate/decision/evaluate';
import { goScene } from '../../support/delivery/gate/scene';

test('a promotion with all its evidence is a go', () => {
  const report = evaluateGate(goScene());
  expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(report).toMatchObject({ decision: 'go', blockers: [], mode: 'blocking', profile: 'strict' });
});
