import type { TestFile } from '../javascript/test-cases';
import { isDecided } from './decided';
import { argumentsOf, calledBy, comparingHelpers, type Grammar } from './language';
import { pythonParser } from './parsers';
import { type FoundTest, fileOf } from './test-file';
import { childOf, lastName, type Node, nodesIn, tokensOf, treeOf } from './tree';

const NAMES: ReadonlySet<string> = new Set(['VariableName', 'PropertyName', 'self']);
const CAUGHT: ReadonlySet<string> = new Set(['Exception', 'BaseException', 'AssertionError']);
/** Decorators and calls that switch a test off: https://docs.pytest.org/en/stable/how-to/skipping.html, unittest's own. */
const OFF: ReadonlySet<string> = new Set([
  ...['skip', 'skipif', 'xfail', 'skipIf', 'skipUnless', 'expectedFailure', 'skipTest', 'importorskip', 'SkipTest'],
]);

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

const GRAMMAR: Grammar = {
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

function skipsItself(body: Node): boolean {
  for (const each of nodesIn(body)) {
    if (each.type === 'CallExpression' && OFF.has(calledBy(each, GRAMMAR))) return true;
    if (each.type === 'RaiseStatement' && tokensOf(each).includes('SkipTest')) return true;
  }
  return false;
}

// A parametrization without values runs no test.
function isOffBy(decorator: Node): boolean {
  const callee = { ...decorator, children: decorator.children.filter(({ type }) => type !== 'ArgList') };
  const name = lastName(callee, NAMES);
  // A fixture and a property are no tests, and a mark of the project's own is known by its name alone.
  const isOther = ['fixture', 'property', 'overload'].includes(name) || /skip|xfail|disable|ignore/i.test(name);
  if (OFF.has(name) || isOther) return true;
  const args = argumentsOf(decorator, GRAMMAR);
  return args.some((each) => tokensOf(each).join('') === '[]') || tokensOf(decorator).some((token) => OFF.has(token));
}

/** A definition without its decorators, and whether one of them switches it off. */
function definitionOf(statement: Node): { readonly node: Node; readonly isOff: boolean } {
  if (statement.type !== 'DecoratedStatement') return { node: statement, isOff: false };
  const node = childOf(statement, 'FunctionDefinition', 'ClassDefinition') ?? statement;
  return { node, isOff: statement.children.some((each) => each.type === 'Decorator' && isOffBy(each)) };
}

/** `pytestmark = pytest.mark.skip`, `__test__ = False`, and a call that skips the whole module. */
function switchesOff(statement: Node): boolean {
  const tokens = tokensOf(statement);
  const isMark = tokens[0] === 'pytestmark' && tokens.some((token) => OFF.has(token));
  if (isMark || (tokens[0] === '__test__' && tokens.includes('False'))) return true;
  return statement.type === 'ExpressionStatement' && skipsItself(statement);
}

const nameOf = (node: Node): string => childOf(node, 'VariableName')?.text ?? '';

function isSuite(node: Node): boolean {
  const bases = tokensOf(childOf(node, 'ArgList') ?? { ...node, children: [], text: '' });
  const isCase = bases.some((base) => base.endsWith('TestCase'));
  const members = childOf(node, 'Body')?.children ?? [];
  // pytest collects no class with a constructor (https://docs.pytest.org/en/stable/explanation/goodpractices.html#test-discovery).
  const hasConstructor = members.some((each) => nameOf(definitionOf(each).node) === '__init__');
  return isCase || (nameOf(node).startsWith('Test') && !hasConstructor);
}

function testsIn(statements: readonly Node[], prefix: string, isOff: boolean): readonly FoundTest[] {
  const off = isOff || statements.some(switchesOff);
  const found = new Map<string, readonly FoundTest[]>();
  for (const statement of statements) {
    const { node, isOff: isOwn } = definitionOf(statement);
    const name = nameOf(node);
    const body = childOf(node, 'Body');
    if (!body || (node.type !== 'FunctionDefinition' && node.type !== 'ClassDefinition')) continue;
    // A later definition of a name replaces the earlier one.
    found.delete(name);
    if (node.type === 'FunctionDefinition' && name.startsWith('test')) {
      const isRunning = !off && !isOwn && !skipsItself(body);
      const title = childOf(node, 'VariableName');
      found.set(name, [{ name: prefix + name, node: statement, title, body, isRunning }]);
    }
    if (node.type === 'ClassDefinition' && isSuite(node)) {
      found.set(name, testsIn(body.children, `${prefix + name} `, off || isOwn));
    }
  }
  return [...found.values()].flat();
}

/** The names of files that pytest, unittest and Django collect. */
const COLLECTED = /(?:^|\/)(?:test[^/]*|[^/]*_test|tests)\.py$/;

/** The tests of a Python file; undefined where it cannot be parsed. */
export function pythonTests(text: string, path: string): TestFile | undefined {
  const root = treeOf(pythonParser, text);
  if (!root) return undefined;
  const tests = COLLECTED.test(path) ? testsIn(root.children, '', false) : [];
  const functions = new Map(
    [...nodesIn(root)].flatMap((each) => {
      const body = each.type === 'FunctionDefinition' ? childOf(each, 'Body') : undefined;
      return body && !nameOf(each).startsWith('test') ? [[nameOf(each), body] as const] : [];
    }),
  );
  const helpers = comparingHelpers(functions, GRAMMAR);
  return fileOf(root, tests, {
    grammar: GRAMMAR,
    helpers,
    isSuite: (node) => isSuite(definitionOf(node).node),
    isImport: ({ type }) => type === 'ImportStatement' || type === 'PassStatement',
  });
}
