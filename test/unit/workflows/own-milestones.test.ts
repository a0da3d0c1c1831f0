import { MILESTONES } from '../../../documents/templates/programme';
import { levelsOf } from '../../../policy/levels';
import type { PolicyRule } from '../../../policy/rule';
import type { Level, Milestone } from '../../../policy/rule-description';
import { rules } from '../../../policy/rules';
import { stackContext } from '../../support/policy/world';

const STRICTNESS: readonly Level[] = ['disabled', 'advisory', 'mandatory'];
const levels = (stack: string, milestone?: Milestone) => {
  const levelOf = levelsOf(stackContext(stack), milestone === undefined ? {} : { milestone });
  return new Map(rules.map((rule) => [rule, levelOf(rule)]));
};

/**
 * The effect of a milestone on a rule below the highest tier, stated here a second time: rules of later milestones only
 * advise.
 */
function expected(rule: PolicyRule, milestone: Milestone): Level {
  const isLater = Number(rule.milestone.slice(1)) > Number(milestone.slice(1));
  return isLater && rule.category !== 'isolation' ? 'advisory' : rule.level;
}

describe('the policy pack’s milestones', () => {
  test('are those of the checks', () => {
    expect(MILESTONES).toEqual(['M0', 'M1', 'M2', 'M3']);
    for (const { code, milestone } of rules)
      expect([code, MILESTONES]).toEqual([code, expect.arrayContaining([milestone])]);
  });

  test.each(MILESTONES)(
    'put in force by %s what is due by then, and let the rest advise, whatever its severity',
    (milestone) => {
      for (const [rule, level] of levels('staging', milestone)) {
        expect([rule.code, level]).toEqual([rule.code, expected(rule, milestone)]);
      }
    },
  );

  test('only ever make a rule stricter from one to the next, and none of them switches one off', () => {
    const steps = MILESTONES.map((milestone) => levels('staging', milestone));
    for (const rule of rules) {
      const strictness = steps.map((step) => STRICTNESS.indexOf(step.get(rule)!));
      expect(strictness).toEqual([...strictness].sort());
      expect(Math.min(...strictness)).toBeGreaterThan(0);
    }
  });

  test('are over at M3, which is what holds where nothing is said', () => {
    expect([...levels('staging', 'M3').values()]).toEqual([...levels('staging').values()]);
  });

  test.each(['production', 'foundation'])('do not loosen %s, nor isolation anywhere', (stack) => {
    for (const milestone of MILESTONES)
      expect([...levels(stack, milestone).values()]).toEqual(rules.map(({ level }) => level));
    for (const [rule, level] of levels('staging', 'M0'))
      if (rule.category === 'isolation') expect(level).toBe(rule.level);
  });
});
