/** The longest file name, less `.lock`. */
const MOST_BYTES = 250;

/**
 * The reason why a text is not the exact name of one branch; undefined when it is. Applies git's own rules
 * (git-check-ref-format), and refuses everything that GitHub would read as a pattern, a full reference or a commit.
 */
export function branchNameFault(name: string): string | undefined {
  if (/^refs\//i.test(name)) return 'it is a full reference, not a branch name';
  if (/[*?[\]{}]/.test(name)) return 'it is a pattern, and a pattern lets other branches deploy';
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(name)) return 'it looks like a commit id';
  if (/[\s~^:\\]|\p{Cc}|@\{/u.test(name)) return 'it has a character that Git refuses in branch names';
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
