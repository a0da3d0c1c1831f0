import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The results of a run of hours, one JSON line each in a file. A run that was ended goes on from them. */
export class RunLog<Line extends { readonly problems: readonly string[] }> {
  readonly lines: Line[];

  /** Without a file the results live as long as the run. */
  constructor(
    schema: z.ZodType<Line>,
    private readonly file: string | undefined,
  ) {
    const text = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
    this.lines = text
      .split('\n')
      .filter(Boolean)
      .map((line) => schema.parse(JSON.parse(line)));
  }

  add(line: Line, said: string): void {
    this.lines.push(line);
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(line)}\n`);
    console.log(`${line.problems.length === 0 ? 'ok  ' : 'FAIL'} ${said}`);
    if (line.problems.length > 0) console.log(line.problems.join('\n'));
  }

  /** Whether there are results, and all of them are good. */
  get isGood(): boolean {
    return this.lines.length > 0 && this.failed === 0;
  }

  get failed(): number {
    return this.lines.filter(({ problems }) => problems.length > 0).length;
  }
}

/** How many of these results are good. */
export function good(lines: readonly { readonly problems: readonly string[] }[]): number {
  return lines.filter(({ problems }) => problems.length === 0).length;
}

/** Results by a key, in the order of their first. */
export function grouped<Line>(lines: readonly Line[], key: (line: Line) => string): ReadonlyMap<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}
