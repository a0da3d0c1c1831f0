import { plainChain } from '../../formats/shell/chain';

// Netlify gives the command the last build's commit and the new one.
const BEFORE = '$CACHED_COMMIT_REF';
const NOW = '$COMMIT_REF';

function isUnset(ignore: unknown): boolean {
  return ignore === undefined || (typeof ignore === 'string' && ignore.trim() === '');
}

// An option after the commits, a pathspec with magic (`:!src`) and a missing path each hide a difference
// (https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-pathspec).
function isPaths(words: readonly string[], isThere: (path: string) => boolean): boolean {
  const paths = words[0] === '--' ? words.slice(1) : words;
  return paths.every((path) => /^[^-:$]/.test(path) && !/[*?[\\]/.test(path) && isThere(path));
}

/**
 * The reason why Netlify may skip a needed build: a command that ends with 0 cancels it
 * (https://docs.netlify.com/build/configure-builds/ignore-builds/). Two commands are known to skip only unchanged
 * content, or nothing: `git diff --quiet $CACHED_COMMIT_REF $COMMIT_REF …`, which that page proposes, and `exit 1`.
 */
export function ignoreFlaw(
  where: string,
  ignore: unknown,
  isThere: (path: string) => boolean = () => true,
): readonly string[] {
  if (isUnset(ignore)) return [];
  const chain = typeof ignore === 'string' ? plainChain(ignore) : { flaw: 'it is not text' };
  const [words = [], ...more] = 'flaw' in chain ? [] : chain.commands;
  const [program, command, quiet, before, now, ...rest] = words;
  const isDiff =
    more.length === 0 &&
    program === 'git' &&
    command === 'diff' &&
    quiet === '--quiet' &&
    before === BEFORE &&
    (now === NOW || now === 'HEAD') &&
    isPaths(rest, isThere);
  const isNever = more.length === 0 && (words.join(' ') === 'exit 1' || words.join(' ') === 'false');
  if (isDiff || isNever) return [];
  return [
    `${where}.ignore: it may skip builds, and with them the tests; allowed: git diff --quiet ${BEFORE} ${NOW} and paths`,
  ];
}
