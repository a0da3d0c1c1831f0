import type { LRParser } from './parsers';

/** A node of a parsed file. */
export interface Node {
  /** Its name in the grammar. */
  readonly type: string;
  readonly text: string;
  readonly children: readonly Node[];
  readonly from: number;
}

/**
 * The tree of a text by its parser; undefined where a part of the text is no sentence of the grammar. `isKnown` says of a
 * part whether the language takes it within a node of that type where the grammar does not.
 */
export function treeOf(
  parser: LRParser,
  text: string,
  isKnown: (part: string, within: string) => boolean = () => false,
): Node | undefined {
  let isWhole = true;
  const made: { node: Node; children: Node[] }[] = [];
  let root: Node | undefined;
  parser.parse(text).iterate({
    enter: ({ name, type, from, to }) => {
      if (type.isError && !isKnown(text.slice(from, to), made.at(-1)?.node.type ?? '')) isWhole = false;
      const children: Node[] = [];
      const node: Node = { type: name, text: text.slice(from, to), children, from };
      made.at(-1)?.children.push(node);
      root ??= node;
      made.push({ node, children });
    },
    leave: () => {
      made.pop();
    },
  });
  return isWhole ? root : undefined;
}

const isComment = ({ type }: Node): boolean => type.endsWith('Comment');

/** The tokens of a node, without comments, spaces, and some nodes. */
export function tokensOf(node: Node, except: ReadonlySet<Node> = new Set()): readonly string[] {
  if (except.has(node) || isComment(node)) return [];
  const found: string[] = [];
  const gap = (from: number, to: number) => {
    const text = node.text.slice(from - node.from, to - node.from).replaceAll(/\s+|\\(?=\r?\n)/g, '');
    if (text !== '') found.push(text);
  };
  if (node.children.length === 0) return node.text.trim() === '' ? [] : [node.text];
  let at = node.from;
  for (const child of node.children) {
    gap(at, child.from);
    found.push(...tokensOf(child, except));
    at = child.from + child.text.length;
  }
  gap(at, node.from + node.text.length);
  return found;
}

/** Every node of a tree, itself first. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesIn(child);
}

/** Whether a tree has a node of one of some types. */
export function hasType(node: Node, types: ReadonlySet<string>): boolean {
  for (const each of nodesIn(node)) if (types.has(each.type)) return true;
  return false;
}

/** The first child of a type. */
export function childOf(node: Node | undefined, ...types: readonly string[]): Node | undefined {
  return node?.children.find(({ type }) => types.includes(type));
}

/** The last name in a node, by the types of names: the called function of `a.b.c`. */
export function lastName(node: Node | undefined, names: ReadonlySet<string>): string {
  let found = '';
  if (node) for (const each of nodesIn(node)) if (names.has(each.type)) found = each.text;
  return found;
}
