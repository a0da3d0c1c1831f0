const SPECIAL = /[*?[\]{}()!+@|\\]/;

/** The segments of a glob before the first one with a wildcard: every file that it matches lies under them. */
export function staticPrefix(glob: string): readonly string[] {
  const segments = glob.split('/');
  const wild = segments.findIndex((segment) => SPECIAL.test(segment));
  return wild === -1 ? segments : segments.slice(0, wild);
}

// Two segments with wildcards may match the same name unless what stands fixed before or after the wildcards differs.
function segmentsMeet(left: string, right: string): boolean {
  if (!SPECIAL.test(left) && !SPECIAL.test(right)) return left === right;
  const before = (text: string) => text.slice(0, Math.max(0, text.search(SPECIAL))) || (SPECIAL.test(text) ? '' : text);
  const after = (text: string) => /[^*?[\]{}()!+@|\\]*$/.exec(text)?.[0] ?? '';
  const [leftStart, rightStart] = [before(left), before(right)];
  const [leftEnd, rightEnd] = [after(left), after(right)];
  return (
    (leftStart.startsWith(rightStart) || rightStart.startsWith(leftStart)) &&
    (leftEnd.endsWith(rightEnd) || rightEnd.endsWith(leftEnd))
  );
}

/**
 * Whether some file may match both globs. Errs towards yes: braces, classes and extended globs are taken for wildcards.
 * Linear in the product of the two numbers of segments.
 */
export function globsMeet(left: string, right: string): boolean {
  const a = left.split('/');
  const b = right.split('/');
  // meets[j] = whether a's segments from the current one on and b's from j on can match the same path.
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

/** Whether an exclusion of the form `folder/**` takes away everything that a glob matches. */
export function excludesAll(exclusion: string, glob: string): boolean {
  if (exclusion === glob) return true;
  if (!exclusion.endsWith('/**')) return false;
  const folder = exclusion.slice(0, -'/**'.length).split('/');
  const prefix = staticPrefix(glob);
  return folder.every((segment, index) => !SPECIAL.test(segment) && prefix[index] === segment);
}
