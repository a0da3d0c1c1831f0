/**
 * Ruby's `File.fnmatch(pattern, path, File::FNM_PATHNAME)`, written after dir.c as a backtracking matcher. It is
 * independent of the automaton with which it is compared.
 */
export function rubyFnmatch(pattern: string, path: string): boolean {
  const p = [...pattern];
  const s = [...path];
  let pi = 0;
  let si = 0;
  let retryP: number | undefined;
  let retryS = 0;
  for (;;) {
    const isDirectories = () => p[pi] === '*' && p[pi + 1] === '*' && p[pi + 2] === '/';
    if (isDirectories()) {
      do pi += 3;
      while (isDirectories());
      retryP = pi;
      retryS = si;
    }
    const segment = matchSegment(p, pi, s, si);
    if (segment) {
      pi = segment.p;
      si = segment.s;
      while (si < s.length && s[si] !== '/') si += 1;
      if (pi < p.length && si < s.length) {
        pi += 1;
        si += 1;
        continue;
      }
      if (pi >= p.length && si >= s.length) return true;
    }
    if (retryP === undefined || s[retryS] === '.') return false;
    while (retryS < s.length && s[retryS] !== '/') retryS += 1;
    if (retryS >= s.length) return false;
    retryS += 1;
    pi = retryP;
    si = retryS;
  }
}

const isEnd = (text: readonly string[], at: number) => at >= text.length || text[at] === '/';
const unescaped = (p: readonly string[], at: number) => (p[at] === '\\' && at + 1 < p.length ? at + 1 : at);

function matchSegment(p: readonly string[], pStart: number, s: readonly string[], sStart: number) {
  let pi = pStart;
  let si = sStart;
  let starP: number | undefined;
  let starS = 0;
  if (s[si] === '.' && p[unescaped(p, pi)] !== '.') return undefined;
  for (;;) {
    let failed = false;
    if (p[pi] === '*') {
      while (p[pi] === '*') pi += 1;
      if (isEnd(p, unescaped(p, pi))) return { p: unescaped(p, pi), s: si };
      if (isEnd(s, si)) return undefined;
      starP = pi;
      starS = si;
      continue;
    }
    if (p[pi] === '?') {
      if (isEnd(s, si)) return undefined;
      pi += 1;
      si += 1;
      continue;
    }
    if (p[pi] === '[') {
      if (isEnd(s, si)) return undefined;
      const after = matchSet(p, pi + 1, s[si] ?? '');
      if (after !== undefined) {
        pi = after;
        si += 1;
        continue;
      }
      failed = true;
    }
    if (!failed) {
      pi = unescaped(p, pi);
      if (isEnd(s, si)) return isEnd(p, pi) ? { p: pi, s: si } : undefined;
      if (!isEnd(p, pi) && p[pi] === s[si]) {
        pi += 1;
        si += 1;
        continue;
      }
    }
    if (starP === undefined) return undefined;
    pi = starP;
    starS += 1;
    si = starS;
  }
}

function matchSet(p: readonly string[], start: number, character: string): number | undefined {
  let at = start;
  let isIn = false;
  const isNegated = p[at] === '!' || p[at] === '^';
  if (isNegated) at += 1;
  while (p[at] !== ']') {
    if (p[at] === '\\') at += 1;
    const low = p[at];
    at += 1;
    if (low === undefined || at >= p.length) return undefined;
    if (p[at] === '-' && p[at + 1] !== ']') {
      at += 1;
      if (p[at] === '\\') at += 1;
      const high = p[at];
      at += 1;
      if (high === undefined || at >= p.length) return undefined;
      if (character === low || character === high || (character > low && character < high)) isIn = true;
    } else if (character === low) isIn = true;
  }
  return isIn === isNegated ? undefined : at + 1;
}
