import { text as readAll } from 'node:stream/consumers';
import type { Context } from '../context';
import { documentFile } from './document-file';

/** The largest named file, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The text of a named file; `-` is stdin. Throws UserError (exit 2) when it cannot be read. */
export async function readInput(context: Context, file: string): Promise<string> {
  if (file === '-') return await readAll(process.stdin);
  return documentFile(context, file, { most: MAX_BYTES }).toString('utf8');
}
