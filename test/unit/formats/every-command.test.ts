import { everyCommand } from '../../../formats/shell/every-command';

const names = (script: string) =>
  everyCommand(script)?.flatMap(({ words }) => (words.length === 0 ? [] : [words[0]?.join('') ?? '?']));

test.each([
  ['a; b && c || d', ['a', 'b', 'c', 'd']],
  ['if a; then b; else c; fi', ['a', 'b', 'c']],
  ['for x in $(a); do b; done | c', ['a', 'b', 'c']],
  ['case "$(a)" in b) c ;; esac', ['a', 'c']],
  [`a "\${X:-\`b\`}" <(c) > >(d)`, ['a', 'b', 'c', 'd']],
  ['[[ -n $(a) ]]; echo $(( $(b) )); ! c; (d); { e; } &', ['a', 'echo', 'b', 'c', 'd', 'e']],
  ['$X a; "$Y" b', ['?', '?']],
])('%s runs all of these', (script, expected) => {
  expect(
    names(script)
      ?.map((name) => name.replace('[object Object]', '?'))
      .sort(),
  ).toEqual([...expected].sort());
});

test.each(['f() { a; }', 'cat <<E\na\nE', 'if a', 'coproc a'])('%s is not read', (script) => {
  expect(everyCommand(script)).toBeUndefined();
});

test('what a script sets and writes is told', () => {
  expect(everyCommand(`A=1 b > c 2>&1 3>"$D"; E=2; { f; } >> g; : "\${H:=x}"`)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ sets: ['A'], writes: [['c'], [{ variable: 'D' }]] }),
      expect.objectContaining({ sets: ['E'] }),
      expect.objectContaining({ writes: [['g']] }),
      expect.objectContaining({ sets: ['H'] }),
    ]),
  );
});
