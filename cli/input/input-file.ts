import { text as readAll } from 'node:stream/consumers';
import type { Context } from '../context';
import { documentFile } from './document-file';

/** The most that a named file may weigh, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The text of a file that a person named; `-` is stdin. Throws UserError (exit 2) when it cannot be read. */
export async function readInput(context: Context, file: string): Promise<string> {
  if (file === '-') return await readAll(process.stdin);
  return documentFile(context, file, { most: MAX_BYTES }).toString('utf8');
}
