import { chmodSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error';

/** How a file is written. */
export interface Writing {
  /** Permissions; default those of the file that is replaced, or what the process gives new files. */
  readonly mode?: number;
  /** The file must not be there yet. Default: a file that is there is replaced. */
  readonly isNew?: boolean;
}

/** What stands in the way of a write, by the system's code: nothing that the person gave is wrong. */
const NO_ROOM: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file is larger than the system allows',
  EIO: 'the disk has a fault',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** What is wrong with a place, by the system's code. */
const NO_PLACE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'a folder is there',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EBUSY: 'it is in use',
  EEXIST: 'something is there already',
};

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string';
}

/**
 * A file system's refusal as a person reads it: exit 3 where the machine has no room, exit 2 where the place is none to
 * write to. Undefined for any other error.
 */
export function fileRefusal(error: unknown, place?: string): UserError | undefined {
  // A program that cannot be started is another matter than a file.
  if (!isSystemError(error) || error.syscall?.startsWith('spawn')) return undefined;
  const { code } = error;
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const at = { place: place ?? dest ?? path ?? error.syscall ?? 'file system' };
  const room = NO_ROOM[code];
  if (room !== undefined) {
    return new UserError(`nothing could be written: ${room}`, { ...at, allowed: 'room to write', exitCode: 3 });
  }
  const wrong = NO_PLACE[code];
  return wrong === undefined
    ? undefined
    : new UserError(`it cannot be read or written: ${wrong}`, { ...at, allowed: 'a place that this user may use' });
}

// Whoever replaces a link's target by its name would leave a file in the place of the link.
function behindLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

const UNFINISHED = /^\..+\.\d+-\d+\.partial$/;

/** What a file is called until it is whole, beside its place; no two writes of a machine share a name. */
export function unfinishedName(
  name: string,
  { pid, count: nth }: { readonly pid: number; readonly count: number },
): string {
  return `.${name.slice(0, 200)}.${pid}-${nth}.partial`;
}

/** Whether a file's name says that it is not whole: what a killed process leaves, which nobody reads. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

let count = 0;

/** Runs a write and throws a UserError (exit 2 or 3) where the file system refuses it. */
function refusingClearly<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw fileRefusal(error, place) ?? error;
  }
}

/**
 * Writes a file whole or not at all, in the folder that it makes when there is none: beside its place, then renamed. Throws
 * a UserError (exit 2 or 3) where the file system refuses; nothing half-written stays then. `write-file-atomic` is not used:
 * it takes a short write, which a disk gives that fills up, for a whole one (writeFileSync in its 8.0.0 ignores the count).
 */
export function writeFileWhole(
  file: string,
  content: string | Uint8Array,
  { mode, isNew = false }: Writing = {},
): void {
  refusingClearly(file, () => {
    const target = isNew ? file : behindLinks(file);
    const held = isNew ? undefined : statSync(target, { throwIfNoEntry: false });
    // What is no file, as /dev/stdout, has no place beside it, and whoever reads it waits for these bytes.
    if (held !== undefined && !held.isFile() && !held.isDirectory()) {
      writeFileSync(target, content);
      return;
    }
    mkdirSync(dirname(target), { recursive: true });
    count += 1;
    const partial = join(dirname(target), unfinishedName(basename(target), { pid: process.pid, count }));
    try {
      writeFileSync(partial, content, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
      const kept = mode ?? held?.mode;
      if (kept !== undefined) chmodSync(partial, kept & 0o7777);
      // A link takes the name only if it is free.
      if (isNew) linkSync(partial, target);
      else renameSync(partial, target);
    } finally {
      rmSync(partial, { force: true });
    }
  });
}
