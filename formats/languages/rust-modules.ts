import type { Files, Surrounded } from './files-beside';
import { rustParser } from './parsers';
import { childOf, type Node, tokensOf, treeOf } from './tree';

/** Files that Cargo compiles without a module that names them (https://doc.rust-lang.org/cargo/guide/project-layout.html). */
const ROOTS =
  /(?:^|\/)(?:src\/(?:lib|main)\.rs|src\/bin\/(?:[^/]+|[^/]+\/main)\.rs|(?:tests|benches|examples)\/(?:[^/]+|[^/]+\/main)\.rs|build\.rs)$/;

/** Folders whose files are crates of their own. */
const CRATES = /(?:^|\/)(?:tests|benches|examples|src\/bin)$/;

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The files that may declare a file as their module (https://doc.rust-lang.org/reference/items/modules.html#module-source-filenames). */
function parentsOf(path: string, { paths }: Files): readonly string[] {
  const folder = path.endsWith('/mod.rs') ? folderOf(folderOf(path)) : folderOf(path);
  const inside = ['mod.rs', 'lib.rs', 'main.rs'].map((file) => (folder === '' ? file : `${folder}/${file}`));
  const crates = CRATES.test(folder) ? paths().filter((each) => each.endsWith('.rs') && folderOf(each) === folder) : [];
  return [...inside, `${folder}.rs`, ...crates].filter((each) => each !== path);
}

const moduleName = (path: string): string | undefined =>
  (path.endsWith('/mod.rs') ? folderOf(path) : path.replace(/\.rs$/, '')).split('/').at(-1);

const isTestCondition = (words: readonly string[]): boolean => words.join('') === '#[cfg(test)]';

function declares(text: string, path: string): Surrounded | undefined {
  const root = treeOf(rustParser, text);
  if (!root) return 'unknown';
  const file = path.split('/').at(-1) ?? '';
  const name = moduleName(path);
  const found = root.children.flatMap((node): readonly Surrounded[] => {
    const item: Node =
      node.type === 'AttributeItem' ? (node.children.find(({ type }) => type !== 'Attribute') ?? node) : node;
    if (item.type === 'MacroInvocation' && tokensOf(item).includes('include')) return ['unknown'];
    if (item.type !== 'ModItem' || childOf(item, 'DeclarationList')) return [];
    const attributes = node.children.filter(({ type }) => type === 'Attribute').map((each) => tokensOf(each));
    if (attributes.some((words) => words[2] === 'path'))
      return attributes.flat().some((word) => word.includes(file)) ? ['runs'] : [];
    if (childOf(item, 'BoundIdentifier')?.text !== name) return [];
    const isConditional = attributes.some((words) => /^cfg/.test(words[2] ?? '') && !isTestCondition(words));
    return [isConditional ? 'unknown' : 'runs'];
  });
  return found.includes('runs') ? 'runs' : found[0];
}

/** Whether Cargo builds a file: a manifest stands above it. */
function isOfCargo(path: string, { textOf }: Files): boolean {
  const names = path.split('/').slice(0, -1);
  const folders = ['', ...names.map((_each, at) => `${names.slice(0, at + 1).join('/')}/`)];
  return folders.some((folder) => textOf(`${folder}Cargo.toml`) !== undefined);
}

/** Whether the crate compiles a file of Rust: a file of its own, or a module that another file declares. */
export function rustModule(path: string, files: Files, depth = 0): Surrounded {
  if (ROOTS.test(path)) return 'runs';
  const parents = parentsOf(path, files).filter((each) => files.textOf(each) !== undefined);
  // Another build lists its files itself.
  if (parents.length === 0 && !isOfCargo(path, files)) return 'runs';
  for (const parent of depth > 16 ? [] : parents) {
    const found = declares(files.textOf(parent) ?? '', path);
    if (found === 'runs') return rustModule(parent, files, depth + 1);
    if (found !== undefined) return found;
  }
  // A module within a file, a path and a macro may name it from anywhere.
  return 'unknown';
}

/** Whether a file of Rust is a module of tests alone: its parent declares it with `#[cfg(test)]`. */
export function isTestModule(path: string, files: Files): boolean {
  return parentsOf(path, files).some((parent) => {
    const root = treeOf(rustParser, files.textOf(parent) ?? '');
    return (root?.children ?? []).some((node) => {
      const item = node.type === 'AttributeItem' ? childOf(node, 'ModItem') : undefined;
      const isNamed = childOf(item, 'BoundIdentifier')?.text === moduleName(path) && !childOf(item, 'DeclarationList');
      return isNamed && node.children.some((each) => each.type === 'Attribute' && isTestCondition(tokensOf(each)));
    });
  });
}
