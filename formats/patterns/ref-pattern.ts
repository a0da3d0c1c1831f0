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

/** A place in a pattern, and whether the text is at the start of a path segment there. */
interface State {
  readonly at: number;
  readonly start: boolean;
}

const stateKey = ({ at, start }: State) => at * 2 + (start ? 1 : 0);

function closure(pattern: Pattern, states: Iterable<State>): readonly State[] {
  const found = new Map<number, State>();
  const pending = [...states];
  for (let state = pending.pop(); state; state = pending.pop()) {
    if (found.has(stateKey(state))) continue;
    found.set(stateKey(state), state);
    const kind = pattern.atoms[state.at]?.kind;
    if (kind === 'star' || (kind === 'directories' && state.start)) pending.push({ ...state, at: state.at + 1 });
  }
  return [...found.values()].sort((left, right) => stateKey(left) - stateKey(right));
}

function afterAtom(pattern: Pattern, { at, start }: State, character: string): State | undefined {
  const atom = pattern.atoms[at];
  if (!atom) return undefined;
  if (character === '/') {
    if (atom.kind === 'slash') return { at: at + 1, start: true };
    return atom.kind === 'directories' ? { at, start: true } : undefined;
  }
  // Without FNM_DOTMATCH only a literal dot at the start of a pattern's segment matches a leading dot.
  if (start && character === '.') {
    const previous = pattern.atoms[at - 1]?.kind;
    const begins = at === 0 || previous === 'slash' || previous === 'directories';
    if (atom.kind !== 'one' || atom.literal !== '.' || !begins) return undefined;
  }
  if (atom.kind === 'one') return atom.accepts(character) ? { at: at + 1, start: false } : undefined;
  return atom.kind === 'slash' ? undefined : { at, start: false };
}

function step(pattern: Pattern, states: readonly State[], character: string): readonly State[] {
  return closure(
    pattern,
    states.flatMap((state) => afterAtom(pattern, state, character) ?? []),
  );
}

function initial(pattern: Pattern): readonly State[] {
  return closure(pattern, [{ at: 0, start: true }]);
}

function accepts(pattern: Pattern, states: readonly State[]): boolean {
  return states.some(({ at }) => at === pattern.atoms.length);
}

/** Whether a pattern matches a text. */
export function matches(pattern: Pattern, text: string): boolean {
  let states = initial(pattern);
  for (const character of text) {
    if (states.length === 0) return false;
    states = step(pattern, states, character);
  }
  return accepts(pattern, states);
}

// One character of each class that the patterns can distinguish, readable ones first.
function alphabet(patterns: readonly Pattern[]): readonly string[] {
  const codes = new Set(['x'.charCodeAt(0)]);
  for (const { edges } of patterns)
    for (const edge of edges) for (const code of [edge, edge - 1, edge + 1]) codes.add(code);
  const valid = [...codes].filter((code) => code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
  const readable = (code: number) => /[\w/.-]/.test(String.fromCodePoint(code));
  return valid
    .sort((left, right) => Number(readable(right)) - Number(readable(left)) || left - right)
    .map((code) => String.fromCodePoint(code));
}

/** The one text that a pattern without wildcards matches. */
function literalOf({ atoms }: Pattern): string | undefined {
  const characters = atoms.map((atom) =>
    atom.kind === 'slash' ? '/' : atom.kind === 'one' ? atom.literal : undefined,
  );
  return characters.includes(undefined) ? undefined : characters.join('');
}

/**
 * A shortest text that both patterns match; undefined when there is none. Walks the product of their automata, over one
 * character of each class that they can distinguish.
 */
export function commonMatch(left: Pattern, right: Pattern): string | undefined {
  // Most names have no wildcard, so no walk is needed.
  const [one, other] = [literalOf(left), literalOf(right)];
  if (one !== undefined) return one === other || (other === undefined && matches(right, one)) ? one : undefined;
  if (other !== undefined) return matches(left, other) ? other : undefined;
  const characters = alphabet([left, right]);
  const key = (states: readonly State[]) => states.map(stateKey).join(',');
  let frontier = [{ text: '', left: initial(left), right: initial(right) }];
  const seen = new Set(frontier.map((pair) => `${key(pair.left)}|${key(pair.right)}`));
  while (frontier.length > 0) {
    const found = frontier.find((pair) => accepts(left, pair.left) && accepts(right, pair.right));
    if (found) return found.text;
    const next: typeof frontier = [];
    for (const pair of frontier) {
      for (const character of characters) {
        const to = {
          text: pair.text + character,
          left: step(left, pair.left, character),
          right: step(right, pair.right, character),
        };
        if (to.left.length === 0 || to.right.length === 0) continue;
        const id = `${key(to.left)}|${key(to.right)}`;
        if (seen.has(id)) continue;
        seen.add(id);
        next.push(to);
      }
    }
    frontier = next;
  }
  return undefined;
}
