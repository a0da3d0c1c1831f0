import { evaluate, fill, holds } from '../../../demo/stage/expression/evaluate';

const contexts = {
  github: { ref: 'refs/heads/dev', event: { inputs: { surface: 'Web' } } },
  needs: { build: { result: 'success', outputs: { list: '["a","b"]' } } },
  inputs: {},
};
const of = (text: string) => evaluate(text, { contexts });

describe('an expression of a workflow', () => {
  test.each([
    ["github.ref == 'REFS/heads/DEV'", true],
    ["github.event.inputs['surface'] != 'web'", false],
    ["startsWith(github.ref, 'refs/heads/') && !endsWith(github.ref, 'main')", true],
    ["inputs.none || 'otherwise'", 'otherwise'],
    ['fromJSON(needs.build.outputs.list)[1]', 'b'],
    ["contains(fromJSON('[1, 2]'), 2)", true],
    ["format('{0}-{1}', 'it''s', 3)", "it's-3"],
    ["join(needs.*.result, ',')", 'success'],
    ["'3' == 3 && null == 0 && true == 1", true],
    ['(1 < 2) && 0x10 >= 16', true],
  ])('%s comes to what GitHub makes of it', (text, value) => expect(of(text)).toEqual(value));

  test.each([
    ['a function that is not played', "hashFiles('x')", /no function/],
    ['a context that is not there', 'secret.TOKEN', /no context 'secret'/],
    ['what is no expression', 'github.ref ==', /not an expression/],
    ['a strange character', 'github.ref ; 1', /not an expression/],
  ])('with %s fails', (_, text, why) => expect(() => of(text)).toThrow(why));

  test('that is a whole text keeps the kind of its value, and within a text becomes text', () => {
    const scope = { contexts };
    expect(fill(`\${{ fromJSON(needs.build.outputs.list) }}`, scope)).toEqual(['a', 'b']);
    expect(fill(`at \${{ github.ref }}, \${{ inputs.none }}!`, scope)).toBe('at refs/heads/dev, !');
  });

  test('as a condition wants success unless it asks for another status', () => {
    const holdsAfter = (status: 'failure' | 'skipped' | 'success', condition?: string) =>
      holds(condition, { contexts, status });
    expect([holdsAfter('success'), holdsAfter('failure'), holdsAfter('skipped')]).toEqual([true, false, false]);
    expect(holdsAfter('failure', "github.ref == 'refs/heads/dev'")).toBe(false);
    expect(holdsAfter('failure', "failure() && github.ref == 'refs/heads/dev'")).toBe(true);
    expect(holdsAfter('skipped', `\${{ !cancelled() }}`)).toBe(true);
    expect(holdsAfter('failure', 'always()')).toBe(true);
  });
});
