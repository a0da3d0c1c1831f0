import { FilterPatternError, filterIncludes } from '../../../formats/patterns/workflow-filter';
import { casesOf } from '../../support/cases';

test.each(casesOf<{ patterns: readonly string[]; name: string }, boolean | 'refused'>('workflow-filters.yaml'))(
  'the cases of filter patterns: %s',
  (_what, { input: { patterns, name }, verdict }) => {
    const judged = () => filterIncludes(patterns, name);
    if (verdict === 'refused') expect(judged).toThrow(FilterPatternError);
    else expect(judged()).toBe(verdict);
  },
);

test('a pattern that would keep a matcher by regular expressions busy costs little', () => {
  const before = performance.now();
  expect(filterIncludes([`${'**/'.repeat(40)}**a**b`, 'a+'.repeat(100)], `${'a'.repeat(2000)}c`)).toBe(false);
  expect(performance.now() - before).toBeLessThan(5000);
});
