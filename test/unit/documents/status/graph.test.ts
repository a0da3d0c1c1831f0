import { drawn } from '../../../../documents/report/client/graph';

const LONG = 'a-repository/with-an-environment_that_has_one_very_long_name_without_a_separator'.replaceAll('_', '');
const drawing = {
  name: 'A graph',
  nodes: ['one', 'two', 'three', LONG].map((label, index) => ({
    id: `n${index}`,
    kind: 'check',
    label,
    note: 'check',
  })),
  edges: [
    { from: 'n0', to: 'n1', words: 'rests on' },
    { from: 'n0', to: 'n3', words: 'rests on' },
    { from: 'n0', to: 'n2', words: 'lets through', isRound: true },
  ],
  legend: { check: 'check' },
};
const textOf = (html: string) => html.replace(/<[^>]*>/g, '');

test('a picture contains every letter of a long label', () => {
  const { text } = drawn({ ...drawing, room: 900 });
  const picture = /<svg[\s\S]*<\/svg>/.exec(text)?.[0] ?? '';
  expect(textOf(picture)).toContain(LONG);
  expect(picture).not.toContain('…');
});

test('without room for a picture, a numbered list says the same, each node before those that it leads to', () => {
  const { text } = drawn({ ...drawing, room: 100 });
  expect(text).not.toContain('<svg');
  expect(text.indexOf('<strong>one</strong>')).toBeLessThan(text.indexOf('<strong>two</strong>'));
  expect(text.split('class="step"')).toHaveLength(5);
  expect(textOf(text)).toMatch(/^1onecheckrests on\d+two\d+a-repository.*lets through \(a way round\)\d+three/);
});
