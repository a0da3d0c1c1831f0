import { UserError } from '../../registry/user-error';

/**
 * A name in the form that file systems and addresses may treat as equal: without case, and with one form of each
 * letter.
 */
function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function samePath(paths: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    // A folder in two spellings is one place, too.
    const names = path.split('/');
    for (const index of names.keys()) {
      const part = names.slice(0, index + 1).join('/');
      const other = seen.get(folded(part));
      if (other !== undefined && other !== part) return [other, part];
      seen.set(folded(part), part);
    }
  }
  return undefined;
}

/**
 * Refuses a tree that could not be published unchanged. Two paths that differ only in case become one file where a
 * bundle is unpacked on Windows or macOS
 * (https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreignoreCase). Throws UserError (exit 2).
 */
export function refuseUnpublishable(paths: readonly string[]): void {
  const pair = samePath(paths);
  if (pair === undefined) return;
  throw new UserError('two paths differ only in case or in Unicode form', {
    place: pair.map((each) => JSON.stringify(each)).join(' and '),
    allowed: 'paths that differ in more than case and Unicode form',
  });
}
