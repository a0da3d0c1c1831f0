import type { Registry } from '../../registry/schema';

/** Folders of a checkout that always hold code which a job runs. */
const CODE: readonly string[] = ['.git', '.github', 'node_modules'];

/** Whether a path is in a folder of the checkout without any code that a job runs. */
export function isDataFolder(path: string, code: readonly string[]): boolean {
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(path)) return false;
  const [first = '', ...rest] = path.replace(/\/+$/, '').split('/');
  if (rest.some((each) => each === '' || each === '.' || each === '..')) return false;
  // File systems of some runners ignore case.
  const name = first.toLowerCase();
  return name !== '.' && name !== '..' && ![...CODE, ...code].some((each) => each.toLowerCase() === name);
}

/** Whether a path is a file that a job may write next to its code. */
export function isDataFile(path: string, code: readonly string[]): boolean {
  if (path === '/dev/null') return true;
  if (!isDataFolder(path, code)) return false;
  return path.includes('/') || path.endsWith('.sarif');
}

/** The first names of the governing paths: those of commands, program and policies. */
export function codeFolders({ governance }: Registry): readonly string[] {
  const first = [...governance.paths, 'bin/', 'registry/', 'policy/'].flatMap((path) => path.split('/')[0] ?? []);
  return [...new Set(first)];
}
