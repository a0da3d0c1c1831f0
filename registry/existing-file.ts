import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from './user-error';
import { systemReason } from './written-file';

/** The refusal (exit 3) of what exists and cannot be read, by the system's error; undefined for any other error. */
export function unreadable(error: unknown, path: string): UserError | undefined {
  const reason = systemReason(error);
  if (reason === undefined) return undefined;
  return new UserError(`it exists and cannot be read: ${reason}`, {
    place: path,
    allowed: 'a file or folder that this user may read, or none',
    exitCode: 3,
  });
}

// The system says "no such file" for a link without a target, too, and for everything below such a link. The link is
// there, and what it stands for cannot be read.
function isCut(path: string): boolean {
  const held = lstatSync(path, { throwIfNoEntry: false });
  if (held === undefined) return dirname(path) !== path && isCut(dirname(path));
  return held.isSymbolicLink() && statSync(path, { throwIfNoEntry: false }) === undefined;
}

function ifExists<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isCut(path)) return undefined;
    throw unreadable(error, path) ?? error;
  }
}

/** The names in a folder; none when it does not exist. Throws a UserError (exit 3) when it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  return ifExists(folder, () => readdirSync(folder)) ?? [];
}

/** The text of a file; undefined when it does not exist. Throws a UserError (exit 3) when it cannot be read. */
export function textOfExisting(file: string): string | undefined {
  return ifExists(file, () => readFileSync(file, 'utf8'));
}

// Nothing is below a file.
function entryOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Whether something is at a path; a link counts, wherever it leads. Throws a UserError (exit 3) where nobody can look:
 * `existsSync` says false there.
 */
export function isThere(path: string): boolean {
  return ifExists(path, () => entryOf(path)) !== undefined;
}
