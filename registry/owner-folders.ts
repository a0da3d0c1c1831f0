import { namesCover, namesMeet } from './globs';
import type { Names } from './owner-patterns';

/**
 * Whether CODEOWNERS reads a pattern as wider than the glob: a wildcard in the last name also takes all that lies in a
 * folder of such a name, except for a `/*` at the end
 * (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax).
 */
export function takesFolders(names: Names): boolean {
  const last = names.at(-1) ?? '';
  return last !== '*' && last !== '**' && /[*?]/.test(last);
}

/** Whether the last name is an ending of files (`*.ts`). */
export function isEnding(names: Names): boolean {
  return /^\*\.[^*?]+$/.test(names.at(-1) ?? '');
}

/** All that lies in a folder whose path matches. */
export function inFolders(names: Names): Names {
  return [...names, '**', '*'];
}

/**
 * The paths of a glob that lie in a folder whose path matches `folder`, as one glob; undefined where no glob says so.
 * `folder` has no `**`.
 */
export function partIn(folder: Names, glob: Names): Names | undefined {
  if (namesCover(glob, inFolders(folder))) return inFolders(folder);
  const above: string[] = [];
  for (const [at, name] of folder.entries()) {
    const own = glob[at];
    if (own === undefined) return undefined;
    if (own === '**') {
      const [below, ...rest] = glob.slice(at + 1);
      const isName = below !== undefined && below !== '**' && rest.every((each) => each === '**');
      // A folder that itself has the name would belong to the glob as a whole.
      const isAbove = rest.length > 0 && folder.slice(at).some((each) => namesMeet([each], [below ?? '']));
      return isName && !isAbove ? [...above, ...folder.slice(at), '**', below, ...rest] : undefined;
    }
    if (namesCover([own], [name])) above.push(name);
    else if (namesCover([name], [own])) above.push(own);
    else return undefined;
  }
  const rest = glob.slice(folder.length);
  return rest.length === 1 && rest[0] === '**' ? inFolders(above) : [...above, ...rest];
}
