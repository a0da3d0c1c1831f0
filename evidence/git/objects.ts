import { UserError } from '../../registry/user-error';
import { git, gitWith } from './git';

/** A file in a commit's tree. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` is a regular file. */
  readonly mode: string;
  readonly blob: string;
  /** In bytes; 0 for anything but a blob. */
  readonly size: number;
}

// A batch stays below the limit of one answer of git.
const BATCH_BYTES = 128 * 1024 * 1024;

function cutOff(command: string, repository: string): UserError {
  return new UserError(`the answer of git ${command} cannot be read`, { place: repository, exitCode: 3 });
}

/** The files below a folder of a commit, in git's order. Throws UserError (exit 3) when they cannot be listed. */
export function treeEntries(repository: string, commit: string, folder: string): readonly TreeEntry[] {
  const { code, stdout } = git(repository, 'ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', folder);
  const lines = stdout.toString('utf8').split('\0');
  if (code !== 0 || lines.pop() !== '') throw cutOff('ls-tree', repository);
  return lines.map((line) => {
    const [, mode, type, blob, size, path] = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
    if (!mode || !blob || !path || (type === 'blob') !== (size !== '-')) throw cutOff('ls-tree', repository);
    return { path, mode, blob, size: type === 'blob' ? Number(size) : 0 };
  });
}

function readBatch(repository: string, entries: readonly TreeEntry[]): readonly Buffer[] {
  const stdin = entries.map(({ blob }) => `${blob}\n`).join('');
  const { code, stdout } = gitWith(repository, { stdin }, 'cat-file', '--batch');
  if (code !== 0) throw cutOff('cat-file', repository);
  let at = 0;
  return entries.map(({ blob, size }) => {
    const header = `${blob} blob ${size}\n`;
    const start = at + header.length;
    if (stdout.toString('latin1', at, start) !== header) throw cutOff('cat-file', repository);
    // A line break follows the content.
    if (stdout[start + size] !== 10) throw cutOff('cat-file', repository);
    at = start + size + 1;
    return Buffer.from(stdout.subarray(start, start + size));
  });
}

/** The contents of files, in their order. Throws UserError (exit 3) when one is missing or incomplete. */
export function blobContents(repository: string, entries: readonly TreeEntry[]): readonly Buffer[] {
  const contents: Buffer[] = [];
  for (let from = 0; from < entries.length; ) {
    let to = from;
    for (let bytes = 0; to < entries.length; to += 1) {
      bytes += entries[to]?.size ?? 0;
      if (to > from && bytes > BATCH_BYTES) break;
    }
    contents.push(...readBatch(repository, entries.slice(from, to)));
    from = to;
  }
  return contents;
}
