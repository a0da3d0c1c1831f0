/** The longest file name, less `.lock`. */
const MOST_BYTES = 250;

/**
 * The characters by which a pattern of GitHub's matches more than one name. Rulesets and branch policies read
 * `File.fnmatch` with `FNM_PATHNAME`, where a backslash escapes nothing, so a name with one of them has no exact
 * pattern. `+` and `!` mean nothing there. They mean something in the filters of workflows, which write them escaped.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
 */
const PATTERN = /[*?[\]{}]/;

/**
 * The reason why a text is not the exact name of one branch; undefined when it is. Applies git's own rules
 * (git-check-ref-format), and refuses everything that GitHub would read as a pattern, a full reference or a commit.
 */
export function branchNameFault(name: string): string | undefined {
  if (/^refs\//i.test(name)) return 'it is a full reference, not a branch name';
  if (PATTERN.test(name)) return 'it is a pattern, and a pattern lets other branches deploy';
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(name)) return 'it looks like a commit id';
  if (/[\s~^:\\]|\p{Cc}|@\{/u.test(name)) return 'it has a character that Git refuses in branch names';
  if (/\p{Cf}/u.test(name)) return 'it has a character that nobody sees';
  if (name === '' || name === '@' || name === 'HEAD' || name.startsWith('-')) return 'Git refuses this branch name';
  if (name.includes('..') || name.endsWith('.')) return 'Git refuses ".." and a final "." in branch names';
  const segments = name.split('/');
  if (segments.some((segment) => segment === '' || segment.startsWith('.') || segment.endsWith('.lock'))) {
    return 'Git refuses empty parts, parts that begin with "." and parts that end with ".lock" in branch names';
  }
  // Git writes a part of the name as a file, with ".lock" behind it (NAME_MAX of Linux is 255 bytes).
  if (segments.some((segment) => Buffer.byteLength(segment) > MOST_BYTES)) {
    return `Git cannot keep a part of more than ${MOST_BYTES} bytes`;
  }
  return undefined;
}
