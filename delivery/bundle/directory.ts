import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import type { BundleContents, VerifiedBundle } from './contents';
import { readTree } from './read-tree';

/** The contents of an unpacked bundle. Throws UserError (exit 2) on links and anything but files. */
export function readBundleDirectory(path: string): BundleContents {
  return readTree(path);
}

/**
 * Writes a verified bundle into a new folder, which appears whole or not at all. Throws UserError (exit 2) when the
 * folder exists or its parent cannot be written.
 */
export function writeBundleDirectory(bundle: VerifiedBundle, folder: string): void {
  const target = resolve(folder);
  if (isThere(target)) throw new UserError('the folder is already there', { place: folder, allowed: 'a new folder' });
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const [path, { mode, bytes }] of bundle.contents) {
      const file = join(staging, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flag: 'wx' });
      // The umask reduces the mode of creation.
      chmodSync(file, Number.parseInt(mode, 8));
    }
    chmodSync(staging, 0o755);
    renameSync(staging, target);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
    throw new UserError('the folder is already there', { place: folder, allowed: 'a new folder' });
  }
}
