import Table from 'cli-table3';

/** A table for a terminal, without colour; columns take the width that they need. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: false } });
  for (const row of rows) drawn.push([...row]);
  return drawn.toString();
}

/** Several values in one cell, a line each; a dash for none. */
export function lines(values: Iterable<string>): string {
  return [...values].join('\n') || '–';
}
