/** The characters that one pattern character may match. */
type Atom =
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean; readonly literal?: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'slash' }
  | { readonly kind: 'directories' };

/** A pattern in the language of Ruby's `File.fnmatch` with FNM_PATHNAME, which GitHub documents for branch patterns. */
export interface Pattern {
  readonly source: string;
  readonly atoms: readonly Atom[];
  /** Code points at which the pattern's decision can change. */
  readonly edges: ReadonlySet<number>;
}

interface Class {
  readonly atom: Atom;
  readonly next: number;
}

const NOTHING: Atom = { kind: 'one', accepts: () => false };

// A set ends at the first `]`, even as its first character. A set without an end matches nothing.
function readClass(characters: readonly string[], open: number, edges: Set<number>): Class {
  let at = open + 1;
  const negated = characters[at] === '!' || characters[at] === '^';
  if (negated) at += 1;
  const ranges: (readonly [number, number])[] = [];
  const member = (): number | undefined => {
    if (characters[at] === '\\') at += 1;
    const code = characters[at]?.codePointAt(0);
    at += 1;
    return code;
  };
  while (characters[at] !== ']') {
    const low = member();
    if (low === undefined || at >= characters.length) return { atom: NOTHING, next: characters.length };
    let high: number | undefined = low;
    if (characters[at] === '-' && characters[at + 1] !== ']') {
      at += 1;
      high = member();
      if (high === undefined || at >= characters.length) return { atom: NOTHING, next: characters.length };
    }
    ranges.push([low, high]);
    edges.add(low).add(high);
  }
  const accepts = (character: string): boolean => {
    const code = character.codePointAt(0) ?? -1;
    // The ends of a range count even when it is written backwards.
    return ranges.some(([low, high]) => code === low || code === high || (code > low && code < high)) !== negated;
  };
  return { atom: { kind: 'one', accepts }, next: at + 1 };
}

/**
 * Parses a pattern: `*` and `?` stay within a path segment, `**` with a slash spans directories, `[set]` is a set, `\`
 * escapes. Never throws.
 */
export function parsePattern(source: string): Pattern {
  const characters = [...source];
  const atoms: Atom[] = [];
  const edges = new Set<number>(['/', '.'].map((character) => character.charCodeAt(0)));
  const atSegmentStart = () => atoms.length === 0 || ['slash', 'directories'].includes(atoms.at(-1)?.kind ?? '');
  let at = 0;
  while (at < characters.length) {
    if (atSegmentStart() && characters.slice(at, at + 3).join('') === '**/') {
      if (atoms.at(-1)?.kind !== 'directories') atoms.push({ kind: 'directories' });
      at += 3;
    } else if (characters[at] === '*') {
      while (characters[at] === '*') at += 1;
      atoms.push({ kind: 'star' });
    } else if (characters[at] === '?') {
      atoms.push({ kind: 'one', accepts: () => true });
      at += 1;
    } else if (characters[at] === '[') {
      const { atom, next } = readClass(characters, at, edges);
      atoms.push(atom);
      at = next;
    } else {
      if (characters[at] === '\\' && at + 1 < characters.length) at += 1;
      const literal = characters[at] ?? '';
      edges.add(literal.codePointAt(0) ?? 0);
      atoms.push(
        literal === '/' ? { kind: 'slash' } : { kind: 'one', accepts: (character) => character === literal, literal },
      );
      at += 1;
    }
  }
  return { source, atoms, edges };
}
