import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error';

/** The options of writing a file. */
export interface Writing {
  /** Permissions; default: those of the replaced file, or the process's default for new files. */
  readonly mode?: number;
  /** The file must not exist yet. Default: an existing file is replaced. */
  readonly isNew?: boolean;
}

/** System codes for a machine without room; the user's input is not wrong. */
const NO_ROOM: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file is larger than the system allows',
  EIO: 'the disk has a fault',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** System codes for a place that cannot be written. */
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
  EEXIST: 'something already exists there',
};

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string';
}

/** The reason of a file system's error in words; its code where none is known, undefined for any other error. */
export function systemReason(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  return NO_PLACE[error.code] ?? NO_ROOM[error.code] ?? error.code;
}

/**
 * A file system's refusal for people: exit 3 where the machine has no room, exit 2 where the place cannot be written.
 * Undefined for any other error.
 */
export function fileRefusal(error: unknown, place?: string): UserError | undefined {
  // A program that cannot be started is a different error.
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

// Replacing a link by its own name would turn the link into a file, so its target is replaced.
function behindLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

const UNFINISHED = /^\..+\.\d+-\d+\.partial$/;

/** The name of an unfinished file, next to its final place; no two writes of a machine share one. */
export function unfinishedName(
  name: string,
  { pid, count: nth }: { readonly pid: number; readonly count: number },
): string {
  return `.${name.slice(0, 200)}.${pid}-${nth}.partial`;
}

/** Whether a file's name marks it as unfinished: a killed process leaves such files, and nobody reads them. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

let count = 0;

/** Runs a write and turns a file system's refusal into a UserError (exit 2 or 3). */
function refusingClearly<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw fileRefusal(error, place) ?? error;
  }
}

/** The name of an unfinished file or folder next to its final place, in a folder that is created where it is missing. */
function placeBeside(target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  count += 1;
  return join(dirname(target), unfinishedName(basename(target), { pid: process.pid, count }));
}

/** A file and its whole content. */
export interface FileContent {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** A file that is written next to its place. */
interface Staged {
  readonly put: () => void;
  /** Removes what is next to the place; the place itself is never touched. */
  readonly discard: () => void;
}

function stage({ file, content }: FileContent, { mode, isNew = false }: Writing): Staged {
  const target = isNew ? file : behindLinks(file);
  const held = isNew ? undefined : statSync(target, { throwIfNoEntry: false });
  if (held?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', syscall: 'open', path: target });
  // A device such as /dev/stdout cannot be replaced by a rename, so it is written directly.
  if (held !== undefined && !held.isFile()) return { put: () => writeFileSync(target, content), discard: () => {} };
  const partial = placeBeside(target);
  const discard = () => rmSync(partial, { force: true });
  try {
    writeFileSync(partial, content, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    const kept = mode ?? held?.mode;
    if (kept !== undefined) chmodSync(partial, kept & 0o7777);
  } catch (error) {
    discard();
    throw error;
  }
  // Creating a link fails if the name exists.
  return { put: () => (isNew ? linkSync(partial, target) : renameSync(partial, target)), discard };
}

/**
 * Writes files whole, all or none of them where there is no room: all are written next to their places before the first is
 * renamed, and renaming needs no room. Where the file system refuses a rename, earlier ones stay. Creates missing folders.
 * Throws a UserError (exit 2 or 3) where the file system refuses, and leaves no partial file. `write-file-atomic` is not
 * used: its writeFileSync (8.0.0) ignores the byte count, so a short write on a full disk counts as whole.
 */
export function writeFilesWhole(files: readonly FileContent[], writing: Writing = {}): void {
  const staged: Staged[] = [];
  try {
    for (const each of files) staged.push(refusingClearly(each.file, () => stage(each, writing)));
    for (const [at, { put }] of staged.entries()) refusingClearly(files[at]?.file ?? '', put);
  } finally {
    for (const { discard } of staged) discard();
  }
}

/** Writes one file whole or not at all, as `writeFilesWhole` does. */
export function writeFileWhole(file: string, content: string | Uint8Array, writing?: Writing): void {
  writeFilesWhole([{ file, content }], writing);
}

/**
 * Copies a folder whole or not at all to a place where nothing is yet, links as they are. Throws a UserError (exit 2 or 3) where
 * the file system refuses; nothing half-copied stays then.
 */
export function copyFolderWhole(from: string, target: string): void {
  refusingClearly(target, () => {
    const partial = placeBeside(target);
    try {
      cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
      renameSync(partial, target);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  });
}
