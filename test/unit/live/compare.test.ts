import { compareObjects, isHidden } from '../../../live/compare';
import type { SeenObject } from '../../../live/snapshot';

/**
 * What counts as a difference: names that GitHub compares without case are one value in any case, every other value is
 * compared as it is, and what could not be seen hides no more than itself. Each condition fails here without it.
 */
const ADDRESS = 'web/environment/production';
const object = (fields: object, address = ADDRESS) =>
  ({ kind: 'environment', address, id: address, repository: 'web', fields }) as unknown as SeenObject;

const findings = (planned: object, seen: object, unverified: readonly object[] = []) =>
  compareObjects({
    organization: 'acme',
    stack: 'production',
    expected: [object(planned)],
    owners: () => ({ is: 'planned' }),
    snapshot: { objects: [object(seen)], unverified },
  } as unknown as Parameters<typeof compareObjects>[0]).map(({ kind, ...each }) => [
    kind,
    'field' in each ? each.field : '',
  ]);

test.each<[string, object, object, number]>([
  ['reviewers in another case and order', { reviewers: ['ada', 'Mona'] }, { reviewers: ['mona', 'Ada'] }, 0],
  ['another reviewer', { reviewers: ['ada'] }, { reviewers: ['mona'] }, 1],
  ['a branch in another case', { branches: ['main'] }, { branches: ['Main'] }, 1],
  ['branches in another order, which the readers sort', { branches: ['a', 'b'] }, { branches: ['b', 'a'] }, 1],
  ['a field that is not there', { waitMinutes: 5 }, {}, 1],
  ['another rule', {}, { 'rule.deletion': true }, 1],
  ['a rule that is off', {}, { 'rule.a': false, 'rule.b': null, 'rule.c': '', 'rule.d': 0, 'rule.e': [] }, 0],
  ['a rule with a list', {}, { 'rule.e': ['x'] }, 1],
  ['a rule with a number', {}, { 'rule.d': 1 }, 1],
])('%s', (_what, planned, seen, count) => {
  expect(findings(planned, seen)).toHaveLength(count);
});

test('a field that could not be seen hides itself alone, on its own object', () => {
  const [planned, seen] = [
    { a: 1, b: 1 },
    { a: 2, b: 2 },
  ];
  const blind = (address: string, field: string) => [{ address, field, reason: 'hidden' }];
  expect(findings(planned, seen, blind(ADDRESS, 'a'))).toEqual(
    expect.arrayContaining([
      ['different', 'b'],
      ['unverified', 'a'],
    ]),
  );
  expect(findings(planned, seen, blind(ADDRESS, 'a'))).toHaveLength(2);
  expect(findings(planned, seen, blind('web/environment/staging', 'a'))).toHaveLength(3);
  expect(isHidden([{ address: ADDRESS, field: 'a', reason: 'x' }], ADDRESS)).toBe(false);
  expect(isHidden([{ address: ADDRESS, reason: 'x' }], ADDRESS, 'a')).toBe(true);
});
