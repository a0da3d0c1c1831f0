import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { UserError } from '../registry/user-error';
import type { Context } from './context';

/** The text of a file that a person named; `-` is stdin. Throws UserError (exit 2) when it cannot be read. */
export async function readInput(context: Context, file: string): Promise<string> {
  try {
    return file === '-' ? await readAll(process.stdin) : readFileSync(resolve(context.cwd, file), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UserError(`the file cannot be read: ${code}`, { place: file, allowed: 'the path of a file, or -' });
  }
}
