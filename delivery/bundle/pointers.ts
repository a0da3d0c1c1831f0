import { UserError } from '../../registry/user-error';
import type { FileContent } from './contents';

/** A file that is a pointer to content elsewhere: its beginnings, and the command that fetches the content. */
export interface Pointer {
  readonly what: string;
  readonly begins: readonly string[];
  readonly command: string;
}

const POINTERS: readonly Pointer[] = [
  {
    what: 'a Git LFS pointer',
    // The spec's version line, and the two that git-lfs still reads
    // (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, lfs/pointer.go).
    begins: [
      'version https://git-lfs.github.com/spec/',
      'version https://hawser.github.com/spec/',
      'version http://git-media.io/v/',
    ],
    command: '`git lfs pull` before the build; in a workflow, actions/checkout with `lfs: true`',
  },
  {
    what: 'a git-annex pointer',
    // https://git-annex.branchable.com/internals/pointer_file/
    begins: ['/annex/objects/'],
    command: '`git annex get` before the build',
  },
];

/** A pointer of Git LFS has less than 1024 bytes, one of git-annex at most 32 KiB. */
const LARGEST = 32 * 1024;
const LONGEST = Math.max(...POINTERS.flatMap(({ begins }) => begins.map((text) => text.length)));

/** Every beginning of a pointer's text. */
export const POINTER_BEGINNINGS: readonly string[] = POINTERS.flatMap(({ begins }) => begins);

/** The pointer at the start of some bytes; undefined for content. */
export function pointerIn(bytes: Buffer): Pointer | undefined {
  if (bytes.length > LARGEST) return undefined;
  const begin = bytes
    .subarray(0, LONGEST + 3)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  return POINTERS.find(({ begins }) => begins.some((text) => begin.startsWith(text)));
}

/**
 * Refuses a tree with a file that only points to its content. Throws UserError (exit 2) with the command that fetches
 * it.
 */
export function refusePointers(tree: ReadonlyMap<string, FileContent>): void {
  const found = [...tree].flatMap(([path, { bytes }]) => {
    const pointer = pointerIn(bytes);
    return pointer ? [{ path, pointer }] : [];
  });
  const [first] = found;
  if (first === undefined) return;
  const more = found.length > 1 ? `, and ${found.length - 1} more like it` : '';
  throw new UserError(`the file is ${first.pointer.what}, not its content${more}`, {
    place: JSON.stringify(first.path),
    allowed: first.pointer.command,
  });
}
