import { fitTables, table } from '../../../cli/print/tables';

const HEAD = ['check', 'what'];
const ROWS = [
  ['one', 'x'.repeat(60)],
  ['two', 'a\nb'],
];

afterEach(() => fitTables(undefined));

describe('a table', () => {
  test('takes the width that it needs where there is no terminal', () => {
    expect(table(HEAD, ROWS)).toMatch(/^┌─+┬─+┐\n│ check │ what/);
  });

  test('has no line between its rows', () => {
    const small = [
      ['one', '1'],
      ['two', '2'],
    ];
    expect(
      table(HEAD, small)
        .split('\n')
        .filter((line) => line.startsWith('├')),
    ).toHaveLength(1);
  });

  test('becomes records where a terminal is too narrow for it', () => {
    fitTables(40);
    expect(table(HEAD, ROWS)).toBe(`check  one\nwhat   ${'x'.repeat(60)}\n\ncheck  two\nwhat   a\n       b`);
  });

  test('stays one where it fits', () => {
    fitTables(200);
    expect(table(HEAD, ROWS)).toContain('┌');
  });
});
