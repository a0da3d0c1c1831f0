import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { isThere } from '../../registry/existing-file';
import type { NewFile } from '../../registry/template';
import { writeFilesWhole, writeFileWhole } from '../../registry/written-file';

/** The files that were written, and those that existed and were kept. */
export interface Written {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes new files, all or none of them. Never overwrites an existing file, including one that appears meanwhile.
 * Throws a UserError (exit 2 or 3) where the file system refuses one.
 */
export function writeNewFiles(root: string, files: readonly NewFile[]): Written {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, content } of files) {
    const target = resolve(root, path);
    if (isThere(target)) {
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

/** The lines that kept files lack, for a person to add. */
export interface ToAdd {
  readonly path: string;
  readonly lines: readonly string[];
}

/** The lines that existing files lack for their purpose. Only reads. */
export function linesToAdd(root: string, files: readonly NewFile[], kept: readonly string[]): readonly ToAdd[] {
  return files
    .filter(({ path, toAdd }) => toAdd !== undefined && kept.includes(path))
    .map(({ path, toAdd }) => ({ path, lines: toAdd?.(readFileSync(resolve(root, path), 'utf8')) ?? [] }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * Writes files over existing ones, all or none of them: only for files that are known to be generated. Throws a UserError
 * (exit 2 or 3) where the file system refuses one.
 */
export function writeFiles(root: string, files: readonly NewFile[]): void {
  writeFilesWhole(files.map(({ path, content }) => ({ file: resolve(root, path), content })));
}
