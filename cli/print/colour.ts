import { styleText } from 'node:util';

/** What a word means to whoever reads it. */
export type Mood = 'good' | 'bad' | 'doubtful';

const STYLES = { good: 'green', bad: 'red', doubtful: 'yellow', title: 'bold' } as const;

/** Words that stand alone in a cell and say how something is. */
const MOODS: ReadonlyMap<string, Mood> = new Map(
  (
    [
      ['good', ['ok', 'go', 'GO', 'holds', 'yes', 'pass', 'passed', 'healthy', 'success']],
      [
        'bad',
        ['missing', 'no-go', 'NO-GO', 'error', 'changed', 'unowned', 'expired', 'FAILED', 'failed', 'critical', 'high'],
      ],
      ['doubtful', ['could not look', 'unverified', 'unknown', 'warning', 'not read', 'medium']],
    ] as const
  ).flatMap(([mood, words]) => words.map((word) => [word, mood] as const)),
);

/** Where colour may go; a stream that is not here gets none, as in a test. */
const streams: { out?: NodeJS.WriteStream | undefined; err?: NodeJS.WriteStream | undefined } = {};

/** Lets colour go to these streams. Node decides for each: a terminal, `NO_COLOR`, `FORCE_COLOR`. */
export function allowColour(out: NodeJS.WriteStream | undefined, err: NodeJS.WriteStream | undefined): void {
  streams.out = out;
  streams.err = err;
}

/** A text in a style, where its stream takes colour (https://nodejs.org/api/util.html#utilstyletextformat-text-options). */
export function painted(style: keyof typeof STYLES, text: string, to: 'out' | 'err' = 'out'): string {
  const stream = streams[to];
  return stream === undefined ? text : styleText(STYLES[style], text, { stream });
}

/** Whether a stream takes colour. */
export function hasColour(to: 'out' | 'err'): boolean {
  return painted('title', 'x', to) !== 'x';
}

/** A cell, painted where it is a word that says how something is. */
export function paintedCell(cell: string): string {
  const mood = MOODS.get(cell);
  return mood === undefined ? cell : painted(mood, cell);
}
