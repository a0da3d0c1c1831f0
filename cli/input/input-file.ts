import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The most that a named file may weigh, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The text of a file that a person named; `-` is stdin. Throws UserError (exit 2) when it cannot be read. */
export async function readInput(context: Context, file: string): Promise<string> {
  try {
    if (file === '-') return await readAll(process.stdin);
    const path = resolve(context.cwd, file);
    const { size } = statSync(path);
    if (size <= MAX_BYTES) return readFileSync(path, 'utf8');
    throw new UserError('the file is too large', { place: file, allowed: `at most ${MAX_BYTES} bytes` });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(`the file cannot be read: ${code}`, { place: file, allowed: 'the path of a file, or -' });
  }
}
