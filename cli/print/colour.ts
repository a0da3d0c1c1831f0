import { styleText } from 'node:util';

/** The meaning of a word for its reader. */
export type Mood = 'good' | 'bad' | 'doubtful';

const STYLES = { good: 'green', bad: 'red', doubtful: 'yellow', title: 'bold' } as const;

/** Words that are a cell's whole text and state a result. */
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

/** The streams that may be coloured; an unset stream gets no colour, as in a test. */
const streams: { out?: NodeJS.WriteStream | undefined; err?: NodeJS.WriteStream | undefined } = {};

/** Lets colour go to these streams. Node decides for each: a terminal, `NO_COLOR`, `FORCE_COLOR`. */
export function allowColour(out: NodeJS.WriteStream | undefined, err: NodeJS.WriteStream | undefined): void {
  streams.out = out;
  streams.err = err;
}

/**
 * A text in a style, where its stream is coloured (https://nodejs.org/api/util.html#utilstyletextformat-text-options).
 */
export function colouredText(style: keyof typeof STYLES, text: string, to: 'out' | 'err' = 'out'): string {
  const stream = streams[to];
  return stream === undefined ? text : styleText(STYLES[style], text, { stream });
}

/** Whether a stream is coloured. */
export function hasColour(to: 'out' | 'err'): boolean {
  return colouredText('title', 'x', to) !== 'x';
}

/** A cell, coloured where it is a word that states a result. */
export function paintedCell(cell: string): string {
  const mood = MOODS.get(cell);
  return mood === undefined ? cell : colouredText(mood, cell);
}
