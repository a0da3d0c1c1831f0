import Table from 'cli-table3';
import { paintedCell } from './colour';

let columns: number | undefined;

/** Fits tables to a terminal's width in columns; undefined (no terminal): they take the width that they need. */
export function fitTables(width: number | undefined): void {
  // A terminal that does not say its width says 0.
  columns = width || undefined;
}

/** The width of the terminal; undefined where there is no terminal, or an unknown width. */
export function terminalWidth(): number | undefined {
  return columns;
}

function widthOf(text: string): number {
  return Math.max(0, ...text.split('\n').map((line) => line.length));
}

// A record has a line per value; a value with several lines continues below.
function record(head: readonly string[], row: readonly string[], indent: number): string {
  return head
    .map((name, index) => {
      const [first = '', ...rest] = paintedCell(row[index] ?? '').split('\n');
      return [`${name.padEnd(indent)}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)].join('\n');
    })
    .join('\n');
}

/** Rows as records, one below the other, for a terminal that is too narrow for a table. */
function records(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const indent = Math.max(0, ...head.map((name) => name.length)) + 2;
  return rows.map((row) => record(head, row, indent)).join('\n\n');
}

function drawn(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const whole = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) whole.push([...row]);
  return whole.toString();
}

/** A table without lines between rows; records where the terminal is too narrow. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // Measured without colour codes, which take no room.
  if (columns !== undefined && widthOf(drawn(head, rows)) > columns) return records(head, rows);
  return drawn(
    head,
    rows.map((row) => row.map(paintedCell)),
  );
}

/** Several values in one cell, one per line; a dash for none. */
export function cellLines(values: Iterable<string>): string {
  return [...values].join('\n') || '–';
}
