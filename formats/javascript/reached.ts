import { chainOf, isNode, type Node } from './parse';

/** A condition that may end the test, so that nothing after it certainly runs. */
function mayEnd(statement: Node): boolean {
  if (statement.type !== 'IfStatement') return false;
  const then = statement['consequent'];
  const body = isNode(then) ? blockOf(then) : [];
  return statement['alternate'] === null && body.some(({ type }) => type === 'ReturnStatement');
}

/** The statements of a block; another statement is its own block. */
export function blockOf(statement: Node): readonly Node[] {
  return statement.type === 'BlockStatement' ? (statement['body'] as readonly Node[]) : [statement];
}

/** Whether a statement ends the test: nothing after it runs. */
export function ends(statement: Node): boolean {
  if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') return true;
  const isCall = statement.type === 'ExpressionStatement';
  if (isCall && chainOf(statement['expression']).join('.') === 'process.exit') return true;
  return statement.type === 'BlockStatement' && blockOf(statement).some(ends);
}

/** The statements of a test that run; the bare blocks among them by their own statements. */
export function reachedIn(statements: readonly Node[]): readonly Node[] {
  const flat = statements.flatMap((each) => (each.type === 'BlockStatement' ? reachedIn(blockOf(each)) : [each]));
  const last = statements.findIndex(ends);
  const run = last === -1 ? flat : flat.slice(0, flat.findIndex(ends) + 1);
  const condition = run.findIndex(mayEnd);
  return condition === -1 ? run : run.slice(0, condition);
}

/** The statements of a function. */
export function statementsOf(fn: Node): readonly Node[] {
  const body = fn['body'];
  return isNode(body) ? blockOf(body) : [];
}

/** The body of an arrow function without braces as a statement. */
export function asStatement(node: Node): Node {
  return node.type === 'CallExpression'
    ? { type: 'ExpressionStatement', expression: node, start: node.start, end: node.end }
    : node;
}

/** Whether a statement only prints. */
export function isConsole(statement: Node): boolean {
  return statement.type === 'ExpressionStatement' && chainOf(statement['expression'])[0] === 'console';
}
