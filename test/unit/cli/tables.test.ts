import { fitTables, fitted, table } from '../../../cli/print/tables';

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

  test('wraps a record’s values between words, and leaves words and commands whole', () => {
    fitTables(24);
    const rows = [['one two three four', `${'y'.repeat(30)} z`, 'causeway live verify --tier production\nthen look']];
    expect(table(['a', 'b', 'repair'], rows).split('\n')).toEqual([
      'a       one two three',
      '        four',
      `b       ${'y'.repeat(30)}`,
      '        z',
      'repair  causeway live verify --tier production',
      '        then look',
    ]);
  });

  test('has no line in a record for a value that is not there', () => {
    fitTables(20);
    expect(table(['check', 'what', 'repair'], [['one', 'x'.repeat(30), '']])).toBe(
      `check   one\nwhat    ${'x'.repeat(30)}`,
    );
  });

  test('of a wide terminal is not wrapped, nor is text without a terminal', () => {
    const long = 'word '.repeat(30).trim();
    expect(fitted(long)).toBe(long);
    fitTables(200);
    expect(fitted(long)).toBe(long);
    fitTables(40);
    expect(
      fitted(`  ${long}`)
        .split('\n')
        .every((line) => line.length <= 40 && line.startsWith('  word')),
    ).toBe(true);
  });

  test('stays one where it fits', () => {
    fitTables(200);
    expect(table(HEAD, ROWS)).toContain('┌');
  });
});
