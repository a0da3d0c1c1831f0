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
 * What a pattern of a CODEOWNERS file matches: as in .gitignore, but for `[ ]` and `!`, which GitHub does not read there
 * (the pattern is then undefined here), and for a `/*` at its end, which stays in its folder. Source:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function ownerPattern(pattern: string): ((path: string) => boolean) | undefined {
  if (pattern.startsWith('!') || /(?<!\\)[[\]]/.test(pattern) || pattern === '/') return undefined;
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
  // `/docs/*` is the files in docs, not those in its folders.
  else if (!(isAnchored && names.at(-1) === '*')) automaton.either([() => undefined, below]);
  return (path) => automaton.matches(path);
}

/** The rules of a CODEOWNERS file. A pattern that GitHub does not read is none. */
export function ownerRules(text: string): readonly OwnerRule[] {
  return text.split(/\r?\n/).flatMap((whole, index) => {
    const words = whole.trim().split(/(?<!\\)\s+/);
    const end = words.findIndex((word) => word.startsWith('#'));
    const [pattern = '', ...owners] = end === -1 ? words : words.slice(0, end);
    const matches = pattern === '' ? undefined : ownerPattern(pattern);
    return matches === undefined ? [] : [{ line: index + 1, pattern, owners, matches }];
  });
}

/** Who owns a path: the owners on the last line that matches; none when no line does, or when that line names nobody. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  return [...rules].reverse().find(({ matches }) => matches(path))?.owners ?? [];
}
