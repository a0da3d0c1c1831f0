import { knownSecret } from '../../registry/secret-looking';
import { UserError } from '../../registry/user-error';

/** GitHub's limit for a comment, in characters. */
const MAX_COMMENT = 65_536;

const MARKER = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** The invisible first line of our comments. Throws UserError (exit 2) on a marker that could end it. */
function markerLine(marker: string): string {
  if (MARKER.test(marker)) return `<!-- causeway:${marker} -->`;
  throw new UserError(`"${marker}" is not a marker`, {
    place: '--marker',
    allowed: 'up to 100 lower-case letters, digits, ".", "_" and "-"',
  });
}

function cutNote(shown: number, all: number): string {
  return `**Cut off here**: ${shown} of ${all} lines are shown, because a comment has a size limit. The whole report is an artifact of the run.`;
}

// An element that the cut leaves open would swallow the note.
function closing(text: string): string {
  const fences = [...text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)].map(([, fence = '']) => fence);
  const details = (text.match(/<details\b/g) ?? []).length - (text.match(/<\/details>/g) ?? []).length;
  const open = fences.length % 2 === 1 ? `\n${fences.at(-1)}` : '';
  return open + '\n</details>'.repeat(Math.max(0, details));
}

function framed(first: string, text: string): string {
  const whole = `${first}\n${text}\n`;
  if (whole.length <= MAX_COMMENT) return whole;
  const lines = text.split('\n');
  const kept: string[] = [];
  const frame = (shown: readonly string[]) => {
    const body = shown.join('\n');
    return `${first}\n${body}${closing(body)}\n\n${cutNote(shown.length, lines.length)}\n`;
  };
  // Room for the note and for closing elements; the loop below ensures it.
  let length = frame([]).length + 200;
  for (const line of lines) {
    length += line.length + 1;
    if (length > MAX_COMMENT) break;
    kept.push(line);
  }
  while (frame(kept).length > MAX_COMMENT) kept.pop();
  return frame(kept);
}

/**
 * A comment's text: the marker's line, then the report, cut at a line with a note where it exceeds GitHub's limit.
 * Throws UserError (exit 2) on an empty report, and on one with something like a token.
 */
export function commentBody(marker: string, report: string): string {
  const first = markerLine(marker);
  const text = report.replaceAll('\r\n', '\n').trim();
  if (text === '') throw new UserError('the report is empty', { place: '--file', allowed: 'a report in Markdown' });
  const body = framed(first, text);
  const secret = knownSecret(body);
  if (secret === undefined) return body;
  throw new UserError(`the report contains ${secret}`, { place: '--file', allowed: 'a report without secrets' });
}
