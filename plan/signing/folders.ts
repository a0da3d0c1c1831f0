import type { Registry } from '../../registry/schema';

/** Folders of a checkout that hold what a job runs, whatever the registry says. */
const CODE: readonly string[] = ['.git', '.github', 'node_modules'];

/**
 * Whether a path leads into a folder that holds nothing a job runs: below the checkout, in a folder of its own, and in none
 * of the folders with code.
 */
export function isDataFolder(path: string, code: readonly string[]): boolean {
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(path)) return false;
  const [first = '', ...rest] = path.replace(/\/+$/, '').split('/');
  if (rest.some((each) => each === '' || each === '.' || each === '..')) return false;
  // File systems of some runners ignore case.
  const name = first.toLowerCase();
  return name !== '.' && name !== '..' && ![...CODE, ...code].some((each) => each.toLowerCase() === name);
}

/** Whether a path is of a file that a job may write beside its code. */
export function isDataFile(path: string, code: readonly string[]): boolean {
  if (path === '/dev/null') return true;
  if (!isDataFolder(path, code)) return false;
  return path.includes('/') || path.endsWith('.sarif');
}

/** The first names of the paths that govern: what the commands, the program and the policies of a checkout are made of. */
export function codeFolders({ governance }: Registry): readonly string[] {
  const first = [...governance.paths, 'bin/', 'registry/', 'policy/'].flatMap((path) => path.split('/')[0] ?? []);
  return [...new Set(first)];
}
