import type { Pattern } from './ref-pattern-parser';

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
