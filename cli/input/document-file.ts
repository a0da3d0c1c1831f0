import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** What a document may be, and how messages call it. */
export interface DocumentLimits {
  /** In bytes. */
  readonly most: number;
  /** What it is, for instance `report`. */
  readonly noun?: string;
  /** What messages name instead of the path. */
  readonly place?: string;
}

// The kernel's files are regular and empty by their size; what they hold is the process's own environment and memory.
const KERNEL = ['/proc', '/sys', '/dev'] as const;
// Files in memory that users write (shm_overview(7)): a checkout may lie there.
const MEMORY = '/dev/shm';

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}

/**
 * Why a real path may not be read, or undefined. In a job of GitHub Actions whoever starts the workflow may have written the
 * path, and what is read goes into artifacts: it lies in the workspace, and not in a folder where git keeps credentials.
 */
function objection(real: string, { env, cwd }: Context): string | undefined {
  if (!isBelow(MEMORY, real) && KERNEL.some((folder) => isBelow(folder, real)))
    return 'the file is no document, but the kernel’s';
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const root = realpathSync(env['GITHUB_WORKSPACE'] || cwd);
  if (!isBelow(root, real)) return 'the file lies outside the checkout';
  const isGit = relative(root, real)
    .split(sep)
    .some((name) => name.toLowerCase() === '.git');
  return isGit ? 'the file is git’s own' : undefined;
}

function readWhole(descriptor: number, size: number, most: number): Buffer | undefined {
  // One byte more than was told: a file that grows meanwhile is read on, or refused where it grows too large.
  let bytes = Buffer.alloc(Math.min(size, most) + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (length > most) return undefined;
    if (read === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(Math.min(length, most - length) + 1)]);
  }
}

/**
 * The real path of a folder of documents that somebody named, or undefined when it is no folder. Throws UserError (exit 2)
 * where nothing in it may be read.
 */
export function documentFolder(context: Context, folder: string, place = folder): string | undefined {
  try {
    const real = realpathSync(resolve(context.cwd, folder));
    if (!statSync(real).isDirectory()) return undefined;
    const reason = objection(real, context);
    if (reason === undefined) return real;
    throw new UserError(reason, { place, allowed: 'a folder in the checkout, also behind links' });
  } catch (error) {
    if (error instanceof UserError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}

/**
 * The bytes of a document that somebody named: the one place that reads such a path. It is a regular file behind every
 * link, no larger than it may be, and lies in the checkout where a job reads it. Throws UserError (exit 2).
 */
export function documentFile(context: Context, file: string, limits: DocumentLimits): Buffer {
  const { most, noun = 'file', place = file } = limits;
  const allowed = `the path of a ${noun} of at most ${most} bytes`;
  let descriptor: number | undefined;
  try {
    const real = realpathSync(resolve(context.cwd, file));
    const reason = objection(real, context);
    if (reason !== undefined) {
      throw new UserError(reason, { place, allowed: `a regular ${noun} in the checkout, also behind links` });
    }
    // Without O_NONBLOCK a named pipe would be waited for; the path has no link left that may be followed.
    descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new UserError(`there is no such ${noun}: it is no regular file`, { place, allowed });
    const bytes = stats.size > most ? undefined : readWhole(descriptor, stats.size, most);
    if (bytes === undefined) throw new UserError(`the ${noun} is too large`, { place, allowed });
    return bytes;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UserError(`there is no such ${noun}`, { place, allowed });
    throw new UserError(`the ${noun} cannot be read: ${code}`, { place, allowed });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
