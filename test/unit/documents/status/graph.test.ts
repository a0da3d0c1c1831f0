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

test('a node that did not pass has the colour of failures and a word, in the picture, the legend and the list', () => {
  const nodes = drawing.nodes.map((node, index) =>
    index === 1 ? { ...node, isNo: true, note: 'did not pass: check' } : node,
  );
  const { text } = drawn({ ...drawing, nodes, room: 900 });
  expect(text.split('class="node check no"')).toHaveLength(2);
  expect(text.split('class="node check"')).toHaveLength(4);
  expect(text).toContain('<span class="key frame"></span>did not pass');
  expect(drawn({ ...drawing, room: 900 }).text).not.toContain('did not pass');
  const narrow = drawn({ ...drawing, nodes, room: 100 }).text;
  expect(narrow.split('class="key box check no"')).toHaveLength(2);
  expect(textOf(narrow)).toContain('did not pass: check');
});
