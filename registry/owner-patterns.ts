import { namesCover, namesMeet, staticPrefix } from './globs';
import type { Surface } from './schema/surface';

/** The names of a path or a glob, from folder to folder. */
export type Names = readonly string[];

/** One choice of a glob that a surface includes. */
export interface Item {
  readonly names: Names;
  readonly surface: Surface;
  readonly index: number;
  readonly order: number;
}

/**
 * The CODEOWNERS patterns for one choice of a glob; none for a class, which CODEOWNERS does not support. `/a` matches
 * the file a or everything in the folder a; only `/a/*` stays in its folder.
 */
export function patternsOf(names: Names): readonly string[] {
  const path = names.join('/');
  if (/[[\]]/.test(path)) return [];
  const text = path.replaceAll(' ', '\\ ');
  const rooted = (pattern: string) => (pattern.startsWith('**/') ? pattern : `/${pattern}`);
  if (text === '**' || !text.endsWith('/**')) return [rooted(text)];
  const folder = rooted(text.slice(0, -'/**'.length));
  return folder.endsWith('/*') ? [folder, `${folder}/`] : [folder];
}

/** The intersection of two globs, where it is a glob: one of the two, or `folder/**` with one name below it. */
export function common(one: Names, other: Names): Names | undefined {
  if (namesCover(one, other)) return other;
  if (namesCover(other, one)) return one;
  for (const [outer, inner] of [
    [one, other],
    [other, one],
  ] as const) {
    const folder = outer.slice(0, -1);
    const isFolder = outer.at(-1) === '**' && folder.every((name) => name !== '**');
    const [first, ...rest] = inner;
    const [below, ...more] = rest.filter((name) => name !== '**');
    // The other glob may name the folder or a parent with everything in it; the intersection is then no single glob.
    const isBelow = below !== undefined && more.length === 0 && folder.every((name) => !namesMeet([name], [below]));
    if (isFolder && first === '**' && isBelow) return [...folder, ...inner];
  }
  return undefined;
}

/** The folders that all paths of a glob lie in. */
export function prefixOf(names: Names): readonly string[] {
  return staticPrefix(names.join('/'));
}

/**
 * Globs in the order of their lines. The last matching line wins, so a glob that covers another is written before it:
 * first those with fewer fixed names, then the one that covers the other.
 */
export function inOrder(items: readonly Item[]): readonly Item[] {
  const byPrefix = new Map<string, Item[]>();
  for (const item of items) {
    const key = prefixOf(item.names).join('/');
    const group = byPrefix.get(key);
    if (group) group.push(item);
    else byPrefix.set(key, [item]);
  }
  const depth = (key: string) => (key === '' ? 0 : key.split('/').length);
  const keys = [...byPrefix.keys()].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  return keys.flatMap((key) => {
    const group = byPrefix.get(key) ?? [];
    const covers = new Map(
      group.map((one) => [one, group.filter((other) => other !== one && namesCover(one.names, other.names)).length]),
    );
    return group.sort(
      (a, b) =>
        (covers.get(b) ?? 0) - (covers.get(a) ?? 0) ||
        (a.names.join('/') < b.names.join('/') ? -1 : a.names.join('/') > b.names.join('/') ? 1 : a.order - b.order),
    );
  });
}
