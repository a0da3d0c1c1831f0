import { globMatches } from './glob-match';
import { braceExpansions, GlobFault, globNames, parseGlob } from './glob-pattern';

const SPECIAL = /[*?[\]{}]/;
const TEXT_AT_END = /[^*?[\]{}]*$/;

/** The names of each choice of a glob; of an invalid glob, its names as written. */
export function globChoices(glob: string): readonly (readonly string[])[] {
  try {
    return braceExpansions(glob).map(globNames);
  } catch (error) {
    if (!(error instanceof GlobFault)) throw error;
    return [glob.split('/')];
  }
}

/** The segments of a glob before the first wildcard: they contain every matching file. */
export function staticPrefix(glob: string): readonly string[] {
  const segments = glob.split('/');
  const wild = segments.findIndex((segment) => SPECIAL.test(segment));
  return wild === -1 ? segments : segments.slice(0, wild);
}

// Two segments with wildcards may match the same name unless their fixed beginnings or endings differ.
function segmentsMeet(left: string, right: string): boolean {
  if (!SPECIAL.test(left) && !SPECIAL.test(right)) return left === right;
  const before = (text: string) => text.slice(0, Math.max(0, text.search(SPECIAL))) || (SPECIAL.test(text) ? '' : text);
  const after = (text: string) => TEXT_AT_END.exec(text)?.[0] ?? '';
  const [leftStart, rightStart] = [before(left), before(right)];
  const [leftEnd, rightEnd] = [after(left), after(right)];
  return (
    (leftStart.startsWith(rightStart) || rightStart.startsWith(leftStart)) &&
    (leftEnd.endsWith(rightEnd) || rightEnd.endsWith(leftEnd))
  );
}

/** Whether some file may match both globs. Errs towards yes: it treats a class as a wildcard. */
export function globsMeet(left: string, right: string): boolean {
  const others = globChoices(right);
  return globChoices(left).some((a) => others.some((b) => namesMeet(a, b)));
}

/** `globsMeet` of two choices. Linear in the product of the two numbers of names. */
export function namesMeet(a: readonly string[], b: readonly string[]): boolean {
  // meets[j]: whether a's segments from the current one on and b's from j on can match the same path.
  let next: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const meets: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      const [x, y] = [a[i], b[j]];
      if (x === undefined && y === undefined) meets[j] = true;
      else if (x === '**') meets[j] = Boolean(next[j] || (y !== undefined && meets[j + 1]));
      else if (y === '**') meets[j] = Boolean(meets[j + 1] || (x !== undefined && next[j]));
      else meets[j] = x !== undefined && y !== undefined && Boolean(next[j + 1]) && segmentsMeet(x, y);
    }
    next = meets;
  }
  return next[0] === true;
}

function nameCovers(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  return !SPECIAL.test(inner) && globMatches(parseGlob(outer), inner);
}

/**
 * Whether every path of one choice matches another. Errs towards no: of two names with wildcards, one covers the other
 * only if they are equal.
 */
export function namesCover(outer: readonly string[], inner: readonly string[]): boolean {
  // covers[j] = whether outer's names from the current one on cover inner's from j on.
  let next: boolean[] = [];
  for (let i = outer.length; i >= 0; i -= 1) {
    const covers: boolean[] = [];
    for (let j = inner.length; j >= 0; j -= 1) {
      const [x, y] = [outer[i], inner[j]];
      if (x === undefined) covers[j] = y === undefined;
      else if (x === '**') covers[j] = Boolean(next[j] || (y !== undefined && covers[j + 1]));
      else covers[j] = y !== undefined && y !== '**' && Boolean(next[j + 1]) && nameCovers(x, y);
    }
    next = covers;
  }
  return next[0] === true;
}

/** Whether an exclusion removes everything that a glob matches. Errs towards no. */
export function excludesAll(exclusion: string, glob: string): boolean {
  return areExcluded([exclusion], glob);
}

/** Whether exclusions together remove everything that a glob matches, each of its choices by one of them. Errs towards no. */
function areExcluded(exclusions: readonly string[], glob: string): boolean {
  return areNamesExcluded(exclusions.flatMap(globChoices), glob);
}

/** The same by the choices of the exclusions, which are read once for many globs. */
export function areNamesExcluded(exclusions: readonly (readonly string[])[], glob: string): boolean {
  return globChoices(glob).every((inner) => exclusions.some((each) => namesCover(each, inner)));
}
