import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../../registry/written-file';
import { bytesDigest } from './gate-report';

/** The folder beside the report that holds its inputs. */
export const INPUTS_FOLDER = 'gate_inputs';

/** The name of an input's file in that folder. */
export function inputFileName(digest: string): string {
  return digest.replace(':', '-');
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}

/** Puts inputs into the folder, each under its digest. One that is there whole is left; a damaged one is replaced. */
export function storeInput(folder: string, bytes: Buffer): string {
  const digest = bytesDigest(bytes);
  const path = join(folder, inputFileName(digest));
  mkdirSync(folder, { recursive: true });
  // Asked for its size first: an error for each of thousands that are not there yet would take longer than to write them.
  const isThere = statSync(path, { throwIfNoEntry: false })?.size === bytes.length;
  if (!isThere || contentOf(path)?.equals(bytes) !== true) writeFileWhole(path, bytes);
  return digest;
}

/** An input, what is wrong with it, or that it is gone. */
export type StoredInput = { readonly state: 'there'; readonly bytes: Buffer } | { readonly state: 'gone' | 'altered' };

/** Reads an input by its digest. */
export function readInput(folder: string, digest: string): StoredInput {
  const bytes = contentOf(join(folder, inputFileName(digest)));
  if (!bytes) return { state: 'gone' };
  return bytesDigest(bytes) === digest ? { state: 'there', bytes } : { state: 'altered' };
}
