/** The characters that one character of a name may be. */
export type Piece =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'star' };

/** One name of a path: `**` for any number of them, a fixed name, or pieces. */
export type Segment = '**' | { readonly fixed: string } | { readonly pieces: readonly Piece[] };

/** A glob that was read: one path of segments for each choice of its braces. */
export interface GlobPattern {
  readonly choices: readonly (readonly Segment[])[];
}

/** The most choices of one glob's braces; each is matched separately. */
const MAX_CHOICES = 64;

/** A text that is not a glob, with the reason. */
export class GlobFault extends Error {}

const EXTENDED = /[@+?*!]\(/;

/** The index after the `]` that closes a class; the first member may itself be `]`. */
function classEnd(text: string, open: number): number {
  let at = open + 1;
  if (text[at] === '!' || text[at] === '^') at += 1;
  const end = text.indexOf(']', at + 1);
  if (end === -1) throw new GlobFault('a "[" is never closed');
  if (text.slice(open, end).includes('/')) throw new GlobFault('a class [...] has a "/"');
  return end + 1;
}

function classOf(text: string): Piece {
  const negated = /^\[[!^]/.test(text);
  const members = [...text.slice(negated ? 2 : 1, -1)];
  if (members[0] === '[' && [':', '.', '='].includes(members[1] ?? '')) {
    throw new GlobFault('a class has a named set such as [:alpha:]');
  }
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const low = members[at]?.codePointAt(0) ?? 0;
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    const high = isRange ? (members[at + 2]?.codePointAt(0) ?? 0) : low;
    if (high < low) throw new GlobFault('a range in a class is written backwards');
    ranges.push([low, high]);
    if (isRange) at += 2;
  }
  const accepts = (character: string) => {
    const code = character.codePointAt(0) ?? -1;
    return ranges.some(([low, high]) => code >= low && code <= high) !== negated;
  };
  return { kind: 'character', accepts };
}

/** The parts between braces and the index after them; classes are skipped. */
function bracesAt(text: string, open: number): { readonly parts: readonly string[]; readonly next: number } {
  const parts: string[] = [];
  let depth = 0;
  let begin = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[') at = classEnd(text, at) - 1;
    else if (character === '{') depth += 1;
    else if (character === ',' && depth === 1) {
      parts.push(text.slice(begin, at));
      begin = at + 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth > 0) continue;
      return { parts: [...parts, text.slice(begin, at)], next: at + 1 };
    }
  }
  throw new GlobFault('a "{" is never closed');
}

/** Every expansion of a glob's braces. Throws GlobFault. */
export function braceExpansions(text: string): readonly string[] {
  let done: readonly string[] = [''];
  let rest = text;
  for (;;) {
    let at = 0;
    while (at < rest.length && rest[at] !== '{' && rest[at] !== '}')
      at = rest[at] === '[' ? classEnd(rest, at) : at + 1;
    if (rest[at] === '}') throw new GlobFault('a "}" closes nothing');
    const before = rest.slice(0, at);
    if (at === rest.length) return done.map((each) => each + before);
    const { parts, next } = bracesAt(rest, at);
    if (parts.length < 2) throw new GlobFault('braces hold one part: "{a,b}" is a choice, "{a..b}" is not a range');
    const choices = parts.flatMap(braceExpansions);
    if (done.length * choices.length > MAX_CHOICES) {
      throw new GlobFault(`its braces make more than ${MAX_CHOICES} choices, each of which is tried on its own`);
    }
    done = done.flatMap((each) => choices.map((choice) => each + before + choice));
    rest = rest.slice(next);
  }
}

function segmentOf(text: string): Segment {
  if (text === '**') return '**';
  if (text.includes('**')) throw new GlobFault('"**" stands beside something: it is a whole name between slashes');
  if (!/[*?[]/.test(text)) return { fixed: text };
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '*') pieces.push({ kind: 'star' });
    else if (character === '?') pieces.push({ kind: 'character', accepts: () => true });
    else if (character === '[') {
      const end = classEnd(text, at);
      pieces.push(classOf(text.slice(at, end)));
      at = end - 1;
    } else {
      const end = text.slice(at).search(/[*?[]/);
      const fixed = end === -1 ? text.slice(at) : text.slice(at, at + end);
      for (const each of fixed) pieces.push({ kind: 'text', text: each });
      at += fixed.length - 1;
    }
    at += 1;
  }
  return { pieces };
}

/**
 * The names of a glob without braces. `a/b/` is the folder; a fixed path is the file or everything in the folder, as in
 * git's pathspecs. Throws GlobFault on a name that no path has.
 */
export function globNames(choice: string): readonly string[] {
  const names = choice.split('/');
  if (names.length > 1 && names.at(-1) === '') names.pop();
  for (const name of names) {
    // git refuses paths with such a name, in any case (verify_path in read-cache.c).
    if (name.toLowerCase() === '.git') throw new GlobFault('has the name ".git", which no path of a repository has');
    if (name === '' || name === '.' || name === '..') {
      throw new GlobFault(
        name === '' ? 'has an empty name, which no path has' : `has the name "${name}", which no path has`,
      );
    }
  }
  if (!/[*?[]/.test(names.at(-1) ?? '')) names.push('**');
  return names.filter((name, index) => name !== '**' || names[index - 1] !== '**');
}

/**
 * Parses a glob of the registry. `*` and `?` match within a name, `**` matches any number of whole names, `[a-z]` and
 * `[!a-z]` match one character, `{a,b}` is a choice. `a`, `a/` and `a/**` match `a` and everything below it. All other
 * characters, parentheses included, are literal. Throws GlobFault.
 */
export function parseGlob(text: string): GlobPattern {
  if (text.startsWith('!')) throw new GlobFault('begins with "!"');
  if (text.includes('\\')) throw new GlobFault('has a "\\": a character stands for itself in a class, as "[*]"');
  // No simple matcher evaluates extended globs, which nest repetitions, in bounded time.
  if (EXTENDED.test(text)) throw new GlobFault('has an extended glob such as "+(a|b)", whose cost has no bound');
  if (text.includes('|')) throw new GlobFault('has a "|": a choice is written "{a,b}"');
  return { choices: [...new Set(braceExpansions(text))].map((choice) => globNames(choice).map(segmentOf)) };
}
