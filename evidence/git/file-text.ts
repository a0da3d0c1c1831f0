import { UserError } from '../../registry/user-error';
import { git } from './git';

/** The regular files of a commit. Both throw UserError (exit 3), which names what cannot be read. */
export interface CommitFiles {
  /** The text of a file; undefined where there is none. */
  readonly textOf: (path: string) => string | undefined;
  readonly paths: () => readonly string[];
}

function unreadable(repository: string, what: string, why: string): UserError {
  return new UserError(`${what} cannot be read: ${why}`, {
    place: repository,
    allowed: 'a clone with all objects (git clone without --filter, or a remote that sends what is missing)',
    exitCode: 3,
  });
}

/** The blobs of the regular files of a commit, by path. Sizes are not asked: a partial clone does not have them. */
function blobsOf(repository: string, commit: string): ReadonlyMap<string, string> {
  const { code, stdout, stderr } = git(repository, 'ls-tree', '-r', '-z', '--full-tree', commit);
  const lines = stdout.toString('utf8').split('\0');
  if (code !== 0 || lines.pop() !== '')
    throw unreadable(repository, `the tree of ${commit}`, stderr || 'it is cut off');
  return new Map(
    lines.flatMap((line) => {
      const [, mode, blob, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      if (!mode || !blob || !path) throw unreadable(repository, `the tree of ${commit}`, 'an entry has another form');
      return mode.startsWith('100') ? [[path, blob] as const] : [];
    }),
  );
}

/**
 * The files of a commit. Each text is read once, when it is first asked for. A partial clone may lack a file
 * (https://git-scm.com/docs/partial-clone): that is not the same as no file.
 */
export function filesAt(repository: string, commit: string): CommitFiles {
  let found: ReadonlyMap<string, string> | undefined;
  const blobs = () => {
    found ??= blobsOf(repository, commit);
    return found;
  };
  const known = new Map<string, string>();
  const textOf = (path: string) => {
    const blob = blobs().get(path);
    if (blob === undefined) return undefined;
    const earlier = known.get(path);
    if (earlier !== undefined) return earlier;
    const { code, stdout, stderr } = git(repository, 'cat-file', 'blob', blob);
    if (code !== 0) throw unreadable(repository, `the file ${path} of ${commit}`, stderr);
    const text = stdout.toString('utf8');
    known.set(path, text);
    return text;
  };
  return { textOf, paths: () => [...blobs().keys()] };
}
