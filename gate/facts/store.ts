import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../../registry/written-file';
import { bytesDigest } from './gate-report';

/** The folder next to the report that holds its inputs. */
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

/** Stores inputs in the folder, each under its digest. A complete one is left; a damaged one is replaced. */
export function storeInput(folder: string, bytes: Buffer): string {
  const digest = bytesDigest(bytes);
  const path = join(folder, inputFileName(digest));
  mkdirSync(folder, { recursive: true });
  // The size is read first: thousands of errors for missing files would take longer than writing them.
  const isThere = statSync(path, { throwIfNoEntry: false })?.size === bytes.length;
  if (!isThere || contentOf(path)?.equals(bytes) !== true) writeFileWhole(path, bytes);
  return digest;
}

/** An input, its fault, or its absence. */
export type StoredInput = { readonly state: 'there'; readonly bytes: Buffer } | { readonly state: 'gone' | 'altered' };

/** Reads an input by its digest. */
export function readInput(folder: string, digest: string): StoredInput {
  const bytes = contentOf(join(folder, inputFileName(digest)));
  if (!bytes) return { state: 'gone' };
  return bytesDigest(bytes) === digest ? { state: 'there', bytes } : { state: 'altered' };
}
