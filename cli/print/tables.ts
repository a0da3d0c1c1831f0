import Table from 'cli-table3';

let columns: number | undefined;

/** Makes tables fit a terminal of so many columns; undefined, as where there is no terminal: they take what they need. */
export function fitTables(width: number | undefined): void {
  columns = width;
}

function widthOf(drawn: string): number {
  return Math.max(0, ...drawn.split('\n').map((line) => line.length));
}

// A record has a line for each value; a value of several lines goes on below itself.
function record(head: readonly string[], row: readonly string[], indent: number): string {
  return head
    .map((name, index) => {
      const [first = '', ...rest] = (row[index] ?? '').split('\n');
      return [`${name.padEnd(indent)}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)].join('\n');
    })
    .join('\n');
}

/** Rows as records, one below the other: for a terminal that is too narrow for a table. */
export function records(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const indent = Math.max(0, ...head.map((name) => name.length)) + 2;
  return rows.map((row) => record(head, row, indent)).join('\n\n');
}

/** A table for a terminal, without colour and without a line between rows; records where it would not fit. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) drawn.push([...row]);
  const text = drawn.toString();
  return columns !== undefined && widthOf(text) > columns ? records(head, rows) : text;
}

/** Several values in one cell, a line each; a dash for none. */
export function lines(values: Iterable<string>): string {
  return [...values].join('\n') || '–';
}
