import { Fault, spoil } from '../../../emulator/core/faults';

const rule = { type: 'rule_of_the_future' };

describe('an insert fault', () => {
  test.each<[string, string | undefined, unknown, unknown]>([
    ['the answer itself', undefined, [1], [1, rule]],
    ['a list in it', 'rules', { id: 7, rules: [] }, { id: 7, rules: [rule] }],
    ['a list in one of a list', '0.rules', [{ rules: [1] }, { rules: [2] }], [{ rules: [1, rule] }, { rules: [2] }]],
    ['what is no list, which stays as it is', 'name', { name: 'main' }, { name: 'main' }],
  ])('puts a value at the end of %s', (_what, field, body, expected) => {
    const fault = Fault.parse({ kind: 'insert', value: rule, ...(field === undefined ? {} : { field }) });
    expect(spoil(body, [fault])).toEqual(expected);
  });

  test('needs a value', () => {
    expect(Fault.safeParse({ kind: 'insert', field: 'rules' }).success).toBe(false);
  });
});
