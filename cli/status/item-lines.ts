import { colouredText, type Mood } from '../print/colour';

/** A text of exactly that width, shortened with an ellipsis. */
export function clipped(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;
}

/** Breaks a text into lines of a maximal width at spaces; a longer word stays whole. */
export function wrapped(text: string, width: number): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...found, line];
}

const MARKS: Readonly<Record<string, Mood>> = { '✓': 'good', '!': 'bad', '?': 'doubtful' };

/** A line whose mark is coloured. It is coloured after it is cut to its width: the codes of a colour take no room. */
export function marked(text: string): string {
  const [, indent = '', mark = '', rest = ''] = /^(\s*)(.?)(.*)$/su.exec(text) ?? [];
  const mood = MARKS[mark];
  return mood === undefined ? text : `${indent}${colouredText(mood, mark)}${rest}`;
}

interface Item {
  readonly mark: string;
  readonly head: string;
  readonly text: string;
  readonly next: string;
}

/** The lines of a point. */
export function itemLines({ mark, head, text, next }: Item, width: number): readonly string[] {
  const [first = '', ...more] = wrapped(head, width - 2);
  return [
    marked(`${mark} ${first}`),
    ...more.map((line) => `  ${line}`),
    ...wrapped(text, width - 4).map((line) => `    ${line}`),
    ...wrapped(`→ ${next}`, width - 4).map((line) => `    ${line}`),
  ];
}
