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

test('words that are there or not are told as words', () => {
  const words = everyCommand(`a \${X:+--b "$C" d} \${Y:+$E} "\${Z:+f}"`)?.[0]?.words;
  expect(words).toEqual([['a'], ['--b'], [{ variable: 'C' }], ['d'], undefined, undefined]);
});

test.each([
  ['for x in a/* "b"c; do d; done', ['a/', '']],
  ['for x; do d; done', ['']],
  ['select x in $Y; do d; done', ['']],
])('%s takes values that begin so', (script, beginnings) => {
  expect(everyCommand(script)?.find(({ sets }) => sets[0] === 'x')?.beginnings).toEqual(beginnings);
});

test.each(['$((X))', '((X))', '[[ $X -eq 1 ]]', '[[ -v $X ]]', `\${X:Y}`, `\${!X}`, `\${X@P}`, `\${X[Y]}`, 'X[Y]=1'])(
  'in %s bash evaluates a text',
  (script) => {
    expect(everyCommand(script)?.some(({ computes }) => computes !== undefined)).toBe(true);
  },
);
