import type { GlobPattern, Piece, Segment } from './glob-pattern';

/**
 * Matches a list against a list with stars. It backtracks to the last star only, so the number of steps is at most the
 * product of both lengths.
 */
function meets<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  isStar: (part: P) => boolean,
  accepts: (part: P, one: T) => boolean,
) {
  let [at, next] = [0, 0];
  let star = -1;
  let resumed = 0;
  while (next < text.length) {
    const part = pattern[at] as P;
    if (at < pattern.length && isStar(part)) {
      star = at;
      resumed = next;
      at += 1;
    } else if (at < pattern.length && accepts(part, text[next] as T)) {
      at += 1;
      next += 1;
    } else if (star !== -1) {
      at = star + 1;
      resumed += 1;
      next = resumed;
    } else return false;
  }
  while (at < pattern.length && isStar(pattern[at] as P)) at += 1;
  return at === pattern.length;
}

const isStar = (piece: Piece) => piece.kind === 'star';

function acceptsCharacter(piece: Piece, character: string): boolean {
  if (piece.kind === 'character') return piece.accepts(character);
  return piece.kind === 'text' && piece.text === character;
}

function acceptsName(segment: Segment, name: string): boolean {
  if (segment === '**') return true;
  if ('fixed' in segment) return segment.fixed === name;
  return meets(segment.pieces, [...name], isStar, acceptsCharacter);
}

/**
 * Whether a path matches as a whole, character by character. The number of steps is at most the product of both
 * lengths, for each choice.
 */
export function globMatches({ choices }: GlobPattern, path: string): boolean {
  const names = path.split('/');
  return choices.some((segments) => meets(segments, names, (segment) => segment === '**', acceptsName));
}
