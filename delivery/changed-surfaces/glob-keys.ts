import { staticPrefix } from '../../registry/globs';

/** What every path that a glob matches must have. */
export interface GlobKeys {
  /** The folder that it lies in, or the file itself; empty where the glob begins with a wildcard. */
  readonly folder: string;
  /** Names of folders or files on the way. */
  readonly segments: readonly string[];
  /** Pieces of names, three characters each. */
  readonly grams: readonly string[];
}

/** The runs of three characters in a text. */
export function gramsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}

// Escapes, quotes, classes, extended globs, ranges and three stars, negation and a bare `|`: there picomatch's pattern can
// ask for something else than what is written (after a range or three stars it leaves dots and pluses unescaped).
const UNSURE = /[\\"[\]()|]|\.\.|\*\*\*|^!/;

/** A glob with its braces, of whose parts one is enough, put out of sight; undefined where nothing is sure. */
function certainPart(glob: string): string | undefined {
  if (UNSURE.test(glob)) return undefined;
  let depth = 0;
  let certain = '';
  for (const character of glob) {
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth < 0) return undefined;
      certain += '*';
    } else if (depth === 0) certain += character;
  }
  return depth === 0 ? certain : undefined;
}

/** The keys of a glob; undefined when nothing is certain about the paths that it matches. */
export function globKeys(glob: string): GlobKeys | undefined {
  const certain = certainPart(glob);
  if (certain === undefined) return undefined;
  const parts = certain.split('/');
  // picomatch leaves "./" away and has rules of its own for "..".
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  const literal = parts.filter((part) => !/[*?!+@]/.test(part));
  const pieces = parts.flatMap((part) => part.split(/[*?!+@]/));
  return { folder: staticPrefix(certain).join('/'), segments: literal, grams: pieces.flatMap(gramsOf) };
}
