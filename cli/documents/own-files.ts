import { resolve } from 'node:path';
import { textOfExisting } from '../../registry/existing-file';

/** The mark of each kind of generated file. A file without its mark is never overwritten. */
const MARKS: readonly { readonly of: RegExp; readonly isIn: (text: string) => boolean }[] = [
  { of: /\.md$/, isIn: (text) => head(text).some((line) => /^Generated from .*`causeway docs build/.test(line)) },
  { of: /\.json$/, isIn: (text) => idOf(text).startsWith('urn:causeway:') },
];

function head(text: string): readonly string[] {
  return text.split(/\r?\n/, 12);
}

function idOf(text: string): string {
  try {
    const { $id } = JSON.parse(text) as { readonly $id?: unknown };
    return typeof $id === 'string' ? $id : '';
  } catch {
    return '';
  }
}

/** The text of a file below a folder; undefined where it is missing. */
export function textAt(root: string, path: string): string | undefined {
  return textOfExisting(resolve(root, path));
}

/** Whether this command generated a file, by the file's mark. */
export function isGenerated(path: string, text: string): boolean {
  return MARKS.some(({ of, isIn }) => of.test(path) && isIn(text));
}
