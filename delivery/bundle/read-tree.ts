import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../registry/user-error';
import { type FileContent, MAX_BUNDLE_BYTES } from './contents';
import { byText, TreePath } from './manifest';

function refuse(path: string, message: string): UserError {
  const allowed = 'regular files and folders, with plain names';
  return new UserError(message, { place: JSON.stringify(path), allowed });
}

// O_NOFOLLOW: a link may have replaced the file since it was checked.
function readRegular(file: string, path: string, left: number): FileContent {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw refuse(path, 'not a regular file');
    if (stats.size > left) {
      throw new UserError('the files together are too large', { place: path, allowed: `${MAX_BUNDLE_BYTES} bytes` });
    }
    return { mode: stats.mode & 0o100 ? '0755' : '0644', bytes: readFileSync(descriptor) };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * All files below a folder, sorted by path, with their bytes and mode bits (executable or not). Throws UserError (exit 2)
 * on links, devices, sockets, pipes, hidden characters in names, and more than `MAX_BUNDLE_BYTES` in all.
 */
export function readTree(root: string): ReadonlyMap<string, FileContent> {
  const stats = lstatSync(root, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) {
    const allowed = 'the folder that the build wrote (no link)';
    throw new UserError(stats ? 'this is not a folder' : 'there is no such folder', { place: root, allowed });
  }
  const found: [string, FileContent][] = [];
  let left = MAX_BUNDLE_BYTES;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!TreePath.safeParse(path).success || path.includes('\uFFFD')) throw refuse(path, 'a name that is not plain');
      if (entry.isSymbolicLink()) throw refuse(path, 'a symbolic link');
      if (entry.isDirectory()) {
        walk(path);
        continue;
      }
      if (!entry.isFile()) throw refuse(path, 'not a regular file');
      const content = readRegular(join(root, path), path, left);
      left -= content.bytes.length;
      found.push([path, content]);
    }
  };
  walk('');
  return new Map(found.sort(([left], [right]) => byText(left, right)));
}
