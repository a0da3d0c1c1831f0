import { Automaton } from './automaton';

/** A line of a CODEOWNERS file that GitHub counts. */
export interface OwnerRule {
  readonly line: number;
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly matches: (path: string) => boolean;
}

const isName = (character: string) => character !== '/';

function addName(automaton: Automaton, name: string): void {
  let isEscaped = false;
  for (const character of name) {
    if (!isEscaped && character === '\\') {
      isEscaped = true;
      continue;
    }
    if (!isEscaped && character === '*') automaton.any(isName);
    else if (!isEscaped && character === '?') automaton.one(isName);
    else automaton.one((one) => one === character);
    isEscaped = false;
  }
}

/**
 * The paths that a pattern of a CODEOWNERS file matches: as in .gitignore, except for `[ ]`, `!` and `\#`, which GitHub
 * does not read there (the pattern is then undefined here), and for a `/*` at its end, which stays in its folder.
 * Source:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function ownerPattern(pattern: string): ((path: string) => boolean) | undefined {
  if (pattern.startsWith('!') || pattern.startsWith('\\#') || pattern === '/') return undefined;
  if (/(?<!\\)[[\]]/.test(pattern)) return undefined;
  const isFolder = pattern.endsWith('/');
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isAnchored = pattern.startsWith('/') || inner.includes('/');
  const names = inner.split('/');
  const automaton = new Automaton();
  if (!isAnchored) automaton.folders();
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    if (name === '**') {
      if (isLast) automaton.one(() => true).any(() => true);
      else automaton.folders();
      continue;
    }
    addName(automaton, name);
    if (!isLast) automaton.one((character) => character === '/');
  }
  const below = (part: Automaton) =>
    part
      .one((character) => character === '/')
      .one(() => true)
      .any(() => true);
  if (isFolder) below(automaton);
  // `/docs/*` matches the files in docs, not those in its folders.
  else if (!(isAnchored && names.at(-1) === '*')) automaton.either([() => undefined, below]);
  return (path) => automaton.matches(path);
}

/**
 * GitHub loads no CODEOWNERS file of this size or more ("CODEOWNERS file size" on the same page: under 3 MB). The page does not
 * say which megabyte it means: the smaller one is the safe reading.
 */
const BYTES_TOO_MANY = 3_000_000;

/** A line that names a pattern, whether GitHub counts it or not. */
export interface OwnerLine {
  readonly line: number;
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** The lines of a CODEOWNERS file that are neither empty nor comments. */
export function ownerLinesOf(text: string): readonly OwnerLine[] {
  return text.split(/\r?\n/).flatMap((whole, index) => {
    const words = whole.trim().split(/(?<!\\)\s+/);
    const end = words.findIndex((word) => word.startsWith('#'));
    const [pattern = '', ...owners] = end === -1 ? words : words.slice(0, end);
    return pattern === '' ? [] : [{ line: index + 1, pattern, owners }];
  });
}

/** Whether a word has the form of an owner: `@user`, `@org/team` or an e-mail address. */
export function isOwnerWord(word: string): boolean {
  if (word.startsWith('@')) {
    const names = word.slice(1).split('/');
    return names.length <= 2 && names.every((name) => name !== '' && !name.includes('@'));
  }
  const [user, host, ...more] = word.split('@');
  return Boolean(user) && Boolean(host) && more.length === 0;
}

/**
 * The rules of a CODEOWNERS file that GitHub counts. GitHub skips a line whose pattern or owner has invalid syntax, and loads
 * no file that is too large.
 */
export function ownerRules(text: string): readonly OwnerRule[] {
  if (Buffer.byteLength(text, 'utf8') >= BYTES_TOO_MANY) return [];
  return ownerLinesOf(text).flatMap((line) => {
    const matches = ownerPattern(line.pattern);
    return matches === undefined || !line.owners.every(isOwnerWord) ? [] : [{ ...line, matches }];
  });
}

/** The owners of a path: those on the last matching line; none when no line matches, or when that line names nobody. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  return [...rules].reverse().find(({ matches }) => matches(path))?.owners ?? [];
}
