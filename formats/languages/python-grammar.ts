import { isDecided } from './decided';
import { argumentsOf, calledBy, type Grammar } from './language';
import { pythonParser } from './parsers';
import { childOf, type Node, nodesIn, tokensOf, treeOf } from './tree';

/** Types of nodes that name something. */
export const NAMES: ReadonlySet<string> = new Set(['VariableName', 'PropertyName', 'self']);
const CAUGHT: ReadonlySet<string> = new Set(['Exception', 'BaseException', 'AssertionError']);
function comparesAssert(node: Node): boolean {
  const [, test] = node.children;
  return test !== undefined && !isDecided(test, GRAMMAR);
}

// `pytest.raises(E)` compares as the head of a `with`, or with the function that it calls.
function comparesRaises(node: Node, parent: Node | undefined): boolean {
  return parent?.type === 'WithStatement' || argumentsOf(node, GRAMMAR).length > 1;
}

/** The kinds of error that the handlers of a `try` catch, of those that a comparison raises, without raising one. */
function swallowsAll(node: Node): boolean {
  const at = node.children.findIndex(({ type }) => type === 'except');
  if (node.type === 'WithStatement') {
    const head = node.children.slice(
      0,
      node.children.findIndex(({ type }) => type === 'Body'),
    );
    const calls = head.flatMap((each) => [...nodesIn(each)]).filter(({ type }) => type === 'CallExpression');
    const suppressing = calls.filter((each) => calledBy(each, GRAMMAR) === 'suppress');
    return suppressing.some((each) => tokensOf(each).some((token) => CAUGHT.has(token)));
  }
  if (node.type !== 'TryStatement') return false;
  if (at < 0) return returnsFinally(node);
  const handlers = node.children.slice(at);
  if (returnsFinally(node)) return true;
  return handlers.some(({ type }, index) => {
    if (type !== 'except') return false;
    const next = handlers[index + 1];
    const isAll = next?.type === 'Body' || (next !== undefined && tokensOf(next).some((token) => CAUGHT.has(token)));
    const body = handlers.slice(index).find((each) => each.type === 'Body');
    const raises = body && [...nodesIn(body)].some((each) => each.type === 'RaiseStatement' || isFailing(each));
    return isAll && !raises;
  });
}

// A return in `finally` drops the error (https://docs.python.org/3/reference/compound_stmts.html#finally-clause).
function returnsFinally(node: Node): boolean {
  const at = node.children.findIndex(({ type }) => type === 'finally');
  return (
    at >= 0 && node.children.slice(at).some((each) => [...nodesIn(each)].some((one) => GRAMMAR.ends.has(one.type)))
  );
}

function isFailing(node: Node): boolean {
  return node.type === 'AssertStatement' || (node.type === 'CallExpression' && calledBy(node, GRAMMAR) === 'fail');
}

/** How Python writes a test. */
export const GRAMMAR: Grammar = {
  names: NAMES,
  call: 'CallExpression',
  arguments: 'ArgList',
  block: 'Body',
  ends: new Set(['ReturnStatement', 'RaiseStatement']),
  leaves: new Set(['BreakStatement', 'ContinueStatement']),
  branch: 'IfStatement',
  loops: new Set(['ForStatement', 'WhileStatement']),
  assigns: new Set(['AssignStatement']),
  functions: new Set(['LambdaExpression']),
  inner: new Set(['FunctionDefinition', 'ClassDefinition']),
  compares: (node, parent) => {
    if (node.type === 'AssertStatement') return comparesAssert(node);
    const isRaises = node.type === 'CallExpression' && ['raises', 'warns'].includes(calledBy(node, GRAMMAR));
    return isRaises ? comparesRaises(node, parent) : undefined;
  },
  swallows: swallowsAll,
};

/** The name of a function or a class. */
export const nameOf = (node: Node): string => childOf(node, 'VariableName')?.text ?? '';

/** The tree of a Python file; undefined where a part of it is no sentence of the grammar. */
export function pythonTree(text: string): Node | undefined {
  // The grammar asks for a value behind `yield`.
  return treeOf(pythonParser, text, (part, within) => part === '' && within.startsWith('Yield'));
}
