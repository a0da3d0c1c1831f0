import picomatch from 'picomatch';

// A pattern with a slash before its end begins at the root; a name alone is found anywhere; a folder owns what is in it.
function globsOf(pattern: string): string[] {
  const path = pattern.replaceAll('\\ ', ' ');
  const isRooted = path.slice(0, -1).includes('/');
  const glob = isRooted ? path.replace(/^\//, '') : `**/${path}`;
  return glob.endsWith('/') ? [`${glob}**`] : [glob, `${glob}/**`];
}

/**
 * Who owns a path by a CODEOWNERS file, as GitHub reads it: the owners on the last line that matches; none when no line
 * does, or when that line names nobody.
 */
export function codeOwnersOf(codeowners: string, path: string): readonly string[] {
  const lastFirst = codeowners
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/(?<!\\)\s+/))
    .reverse();
  const match = lastFirst.find(([pattern = '']) => picomatch(globsOf(pattern), { dot: true })(path));
  return match?.slice(1) ?? [];
}
