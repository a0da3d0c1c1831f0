import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAX_REPORT_BYTES } from '../../evidence/adapters/adapter';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The bytes of a report that a tool wrote. Throws UserError (exit 2); one that is too large is not read at all. */
export function reportFile(context: Context, file: string): Buffer {
  const path = resolve(context.cwd, file);
  const allowed = `the path of a report of at most ${MAX_REPORT_BYTES} bytes`;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new UserError('there is no such report', { place: file, allowed });
  if (stats.size > MAX_REPORT_BYTES) throw new UserError('the report is too large', { place: file, allowed });
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`the report cannot be read: ${code}`, { place: file, allowed });
  }
}
