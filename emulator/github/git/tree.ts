import { type GitObjects, putObject, readObject } from './objects';

/** One line of a tree: `mode` as git writes it (`100644`, `40000`). */
export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

/** A file, link or submodule somewhere below a tree, or a folder where folders are requested. */
export interface FoundEntry extends TreeEntry {
  readonly path: string;
}

/** Mode of a folder. */
export const folderMode = '40000';
/** Mode of a submodule. */
const submoduleMode = '160000';

/** Kind of the object that an entry names. */
export function kindOf({ mode }: Pick<TreeEntry, 'mode'>): 'blob' | 'tree' | 'commit' {
  if (mode === folderMode) return 'tree';
  return mode === submoduleMode ? 'commit' : 'blob';
}

/** Entries of a tree, as git orders them. */
export function readTree(objects: GitObjects, sha: string): TreeEntry[] {
  const bytes = readObject(objects, 'tree', sha);
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('utf8', at, space);
    const name = bytes.toString('utf8', space + 1, end);
    entries.push({ mode, name, sha: bytes.toString('hex', end + 1, end + 21) });
    at = end + 21;
  }
  return entries;
}

/** Writes a tree. Git compares a folder's name as if it ended with a slash. */
function writeTree(objects: GitObjects, entries: readonly TreeEntry[]): string {
  const key = (entry: TreeEntry): Buffer => Buffer.from(entry.mode === folderMode ? `${entry.name}/` : entry.name);
  const sorted = [...entries].sort((one, other) => Buffer.compare(key(one), key(other)));
  const parts = sorted.map(({ mode, name, sha }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')]),
  );
  return putObject(objects, 'tree', Buffer.concat(parts));
}

/** Everything below a tree, each folder before its contents. Folders are listed only with `folders`. */
export function walkTree(objects: GitObjects, sha: string, folders = false, prefix = ''): FoundEntry[] {
  return readTree(objects, sha).flatMap((entry): FoundEntry[] => {
    const path = `${prefix}${entry.name}`;
    if (entry.mode !== folderMode) return [{ ...entry, path }];
    const inside = walkTree(objects, entry.sha, folders, `${path}/`);
    return folders ? [{ ...entry, path }, ...inside] : inside;
  });
}

/** The entry at a path of a tree; undefined when there is none. */
export function entryAt(objects: GitObjects, tree: string, path: string): TreeEntry | undefined {
  const [name = '', ...rest] = path.split('/');
  const found = readTree(objects, tree).find((entry) => entry.name === name);
  if (found === undefined || rest.length === 0) return found;
  return found.mode === folderMode ? entryAt(objects, found.sha, rest.join('/')) : undefined;
}

/** The new entry of a path; null deletes the path. */
export type TreeChange = { readonly mode: string; readonly sha: string } | null;

/** A tree with some paths changed. An empty folder is removed, as in git. */
export function changeTree(objects: GitObjects, tree: string | null, changes: ReadonlyMap<string, TreeChange>): string {
  const entries = new Map((tree === null ? [] : readTree(objects, tree)).map((entry) => [entry.name, entry]));
  const below = new Map<string, Map<string, TreeChange>>();
  for (const [path, change] of changes) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length > 0)
      below.set(name, (below.get(name) ?? new Map<string, TreeChange>()).set(rest.join('/'), change));
    else if (change === null) entries.delete(name);
    else entries.set(name, { name, ...change });
  }
  for (const [name, inside] of below) {
    const known = entries.get(name);
    const sha = changeTree(objects, known?.mode === folderMode ? known.sha : null, inside);
    if (readTree(objects, sha).length === 0) entries.delete(name);
    else entries.set(name, { name, mode: folderMode, sha });
  }
  return writeTree(objects, [...entries.values()]);
}

/** A tree of plain files, by path. */
export function treeOf(objects: GitObjects, files: Readonly<Record<string, string>>): string {
  const changes = Object.entries(files).map(([path, text]): [string, TreeChange] => {
    return [path, { mode: '100644', sha: putObject(objects, 'blob', Buffer.from(text)) }];
  });
  return changeTree(objects, null, new Map(changes));
}
