import { goParser } from './parsers';
import { type Node, treeOf } from './tree';

const POSTFIX: ReadonlySet<string> = new Set(['CallExpr', 'SelectorExpr', 'IndexExpr', 'SliceExpr', 'TypeAssertion']);

/**
 * The grammar reads `a != b()` as a call of `a != b`. A call, a selector and an index bind more tightly than every
 * operator (https://go.dev/ref/spec#Primary_expressions).
 */
function regrouped(node: Node): Node {
  const [first, ...rest] = node.children;
  const isWrong = POSTFIX.has(node.type) && (first?.type === 'BinaryExp' || first?.type === 'UnaryExp');
  const last = isWrong ? first.children.at(-1) : undefined;
  if (!first || !last) return node;
  const text = node.text.slice(last.from - node.from);
  const tight = regrouped({ type: node.type, text, from: last.from, children: [last, ...rest] });
  return { type: first.type, text: node.text, from: node.from, children: [...first.children.slice(0, -1), tight] };
}

const normal = (node: Node): Node => regrouped({ ...node, children: node.children.map(normal) });

/** The tree of a Go file; undefined where a part of it is no sentence of the grammar. */
export function goTree(text: string): Node | undefined {
  const root = treeOf(goParser, text);
  return root && normal(root);
}
