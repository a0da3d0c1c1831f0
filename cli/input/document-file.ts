import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** A document's limits, and its name in messages. */
export interface DocumentLimits {
  /** In bytes. */
  readonly most: number;
  /** Its kind, for instance `report`. */
  readonly noun?: string;
  /** The text that messages show instead of the path. */
  readonly place?: string;
}

// The kernel's files are regular and report size 0, but contain the process's own environment and memory.
const KERNEL = ['/proc', '/sys', '/dev'] as const;
// Users' files in memory (shm_overview(7)); a checkout may be there.
const MEMORY = '/dev/shm';

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}

/**
 * The reason why a real path may not be read; undefined when it may. In a job of GitHub Actions the person who starts
 * the workflow may have chosen the path, and its content ends up in artifacts. So it must lie in the workspace, outside
 * the folders where git keeps credentials.
 */
function objection(real: string, { env, cwd }: Context): string | undefined {
  if (!isBelow(MEMORY, real) && KERNEL.some((folder) => isBelow(folder, real)))
    return 'the file belongs to the kernel and is not a document';
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const root = realpathSync(env['GITHUB_WORKSPACE'] || cwd);
  if (!isBelow(root, real)) return 'the file lies outside the checkout';
  const isGit = relative(root, real)
    .split(sep)
    .some((name) => name.toLowerCase() === '.git');
  return isGit ? 'the file is git’s own' : undefined;
}

function readWhole(descriptor: number, size: number, most: number): Buffer | undefined {
  // One byte more than the reported size: a file that grows meanwhile is read on, or refused when it gets too large.
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
 * The real path of a named folder of documents; undefined when it is no folder. Throws UserError (exit 2) where reading
 * in it is not allowed.
 */
export function documentFolder(context: Context, folder: string, place = folder): string | undefined {
  try {
    const real = realpathSync(resolve(context.cwd, folder));
    if (!statSync(real).isDirectory()) return undefined;
    const reason = objection(real, context);
    if (reason === undefined) return real;
    throw new UserError(reason, { place, allowed: 'a folder in the checkout, also when links are followed' });
  } catch (error) {
    if (error instanceof UserError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}

/**
 * The bytes of a named document. No other code reads such a path. The document is a regular file behind every link,
 * within its size limit, and in a job inside the checkout. Throws UserError (exit 2).
 */
export function documentFile(context: Context, file: string, limits: DocumentLimits): Buffer {
  const { most, noun = 'file', place = file } = limits;
  const allowed = `the path of a ${noun} of at most ${most} bytes`;
  let descriptor: number | undefined;
  try {
    const real = realpathSync(resolve(context.cwd, file));
    const reason = objection(real, context);
    if (reason !== undefined) {
      throw new UserError(reason, {
        place,
        allowed: `a regular ${noun} in the checkout, also when links are followed`,
      });
    }
    // Without O_NONBLOCK, opening a named pipe would block; the path has no link left to follow.
    descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new UserError(`there is no such ${noun}: it is not a regular file`, { place, allowed });
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
