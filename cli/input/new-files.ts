import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NewFile } from '../../registry/template';
import { writeFileWhole } from '../../registry/written-file';

/** Which files were written, and which were there and so left alone. */
export interface Written {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes files that are not there yet, all or none of them; never over an existing one, not even one that comes into being
 * meanwhile. Throws a UserError (exit 2 or 3) where the file system refuses one.
 */
export function writeNewFiles(root: string, files: readonly NewFile[]): Written {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, content } of files) {
    const target = resolve(root, path);
    if (existsSync(target)) {
      kept.push(path);
      continue;
    }
    try {
      writeFileWhole(target, content, { isNew: true });
    } catch (error) {
      for (const each of written) rmSync(resolve(root, each), { force: true });
      throw error;
    }
    written.push(path);
  }
  return { written, kept };
}

/** What the files that were kept lack, each with the lines that a person adds. */
export interface ToAdd {
  readonly path: string;
  readonly lines: readonly string[];
}

/** What files that were there already lack of what they are for. Reads alone. */
export function linesToAdd(root: string, files: readonly NewFile[], kept: readonly string[]): readonly ToAdd[] {
  return files
    .filter(({ path, toAdd }) => toAdd !== undefined && kept.includes(path))
    .map(({ path, toAdd }) => ({ path, lines: toAdd?.(readFileSync(resolve(root, path), 'utf8')) ?? [] }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * Writes files, also over those that are there: only for files that are known to be generated. Throws a UserError (exit 2 or
 * 3) where the file system refuses one; the files before it are written then, whole.
 */
export function writeFiles(root: string, files: readonly NewFile[]): void {
  for (const { path, content } of files) {
    writeFileWhole(resolve(root, path), content);
  }
}
