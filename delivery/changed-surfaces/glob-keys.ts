import { staticPrefix } from '../../registry/globs';

/** The parts that every matching path of a glob must have. */
export interface GlobKeys {
  /** Its folder, or the file itself; empty where the glob starts with a wildcard. */
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

// Escapes, quotes, classes, extended globs, ranges and three stars, negation and a bare `|`: there picomatch's pattern
// may require something else than the text (after a range or three stars it leaves dots and pluses unescaped).
const UNSURE = /[\\"[\]()|]|\.\.|\*\*\*|^!/;

/** A glob without its braces, of which one alternative suffices; undefined where no part is certain. */
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

/** The keys of a glob; undefined when its matching paths have no certain part. */
export function globKeys(glob: string): GlobKeys | undefined {
  const certain = certainPart(glob);
  if (certain === undefined) return undefined;
  const parts = certain.split('/');
  // picomatch drops "./" and has its own rules for "..".
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  const literal = parts.filter((part) => !/[*?!+@]/.test(part));
  const pieces = parts.flatMap((part) => part.split(/[*?!+@]/));
  return { folder: staticPrefix(certain).join('/'), segments: literal, grams: pieces.flatMap(gramsOf) };
}
