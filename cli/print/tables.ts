import Table from 'cli-table3';
import { Help } from 'commander';
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

/** Commands of a cell or a line that a person copies: they stay on one line, which the terminal wraps. */
const COMMAND = /^\s*(?:causeway|gh|git|npm|pulumi|curl|export) /;

// The wrapping of the help's library, which skips a width below its own minimum.
const wrapper = Object.assign(new Help(), { minWidthToWrap: 1 });

function wrapped(line: string, width: number): readonly string[] {
  return COMMAND.test(line) ? [line] : wrapper.boxWrap(line, Math.max(1, width)).split('\n');
}

/** A text, wrapped between words to the width of the terminal; continued lines keep the indent of their line. */
export function fitted(text: string): string {
  const width = columns;
  if (width === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width) return [line];
      const indent = /^ */.exec(line)?.[0] ?? '';
      return wrapped(line.slice(indent.length), width - indent.length).map((part) => `${indent}${part}`);
    })
    .join('\n');
}

// A record has a line per value, and none where there is no value. A value that is too long, or has several lines, continues below.
function record(head: readonly string[], row: readonly string[], indent: number): string {
  const room = columns === undefined ? undefined : columns - indent;
  return head
    .flatMap((name, index) => {
      const value = row[index] ?? '';
      if (value === '') return [];
      const lines = value.split('\n');
      const fitting = room === undefined ? lines : lines.flatMap((line) => wrapped(line, room));
      const [first = '', ...rest] = fitting.length === 1 ? fitting.map(paintedCell) : fitting;
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
