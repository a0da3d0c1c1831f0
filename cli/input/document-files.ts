import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UserError } from '../../registry/user-error';

/** The largest document, or file that it names, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The bytes of a plain file below a folder; undefined when it is missing or too large. */
export function bytesBelow(root: string, path: string): Buffer | undefined {
  try {
    const stats = lstatSync(join(root, path));
    return stats.isFile() && stats.size <= MAX_BYTES ? readFileSync(join(root, path)) : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === undefined) throw error;
    throw new UserError(`the file cannot be read: ${code}`, { place: path, exitCode: 3 });
  }
}

/** The text of such a file. */
export function textBelow(root: string, path: string): string | undefined {
  return bytesBelow(root, path)?.toString('utf8');
}

/** The text of an existing document. Throws UserError (exit 3) when it is not a plain file, or too large. */
export function requireTextBelow(root: string, path: string): string {
  const text = textBelow(root, path);
  if (text !== undefined) return text;
  throw new UserError('the document is not a regular file, or it is too large', { place: path, exitCode: 3 });
}

function markdownIn(root: string, folder: string, recursive: boolean): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.md'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === undefined) throw error;
    throw new UserError(`the folder cannot be read: ${code}`, { place: folder, exitCode: 3 });
  }
}

/** The paths of the documents that may contain a contract: all Markdown at the root and below `docs/`; sorted. */
export function documentPaths(root: string): readonly string[] {
  return [...markdownIn(root, '.', false), ...markdownIn(root, 'docs', true)].sort();
}
