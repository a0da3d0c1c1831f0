import type { TestFile } from '../test-file';
import { comparingHelpers } from './language';
import { GRAMMAR, nameOf, pythonTree } from './python-grammar';
import { definitionOf, PythonSkips } from './python-skips';
import { type FoundTest, fileOf } from './test-file';
import { childOf, hasType, type Node, nodesIn, tokensOf } from './tree';

const NO_NODE: Node = { type: '', text: '', children: [], from: 0 };
const basesOf = (node: Node): readonly string[] => tokensOf(childOf(node, 'ArgList') ?? NO_NODE);

/** Whether a class is a case of unittest. */
const isCase = (node: Node): boolean => basesOf(node).some((base) => base.endsWith('TestCase'));

function isSuite(node: Node): boolean {
  const members = childOf(node, 'Body')?.children ?? [];
  // pytest collects no class with a constructor (https://docs.pytest.org/en/stable/explanation/goodpractices.html#test-discovery).
  const hasConstructor = members.some((each) => nameOf(definitionOf(each).node) === '__init__');
  return isCase(node) || (nameOf(node).startsWith('Test') && !hasConstructor);
}

/** What a file says of all its tests. */
interface Module {
  readonly skips: PythonSkips;
  /** Whether `TestCase` is the one of unittest, which awaits nothing. */
  readonly isPlain: boolean;
}

// A generator never runs, and unittest awaits a coroutine in IsolatedAsyncioTestCase alone
// (https://docs.python.org/3/library/unittest.html#unittest.IsolatedAsyncioTestCase).
function isNeverAwaited(fn: Node, body: Node, isOfCase: boolean): boolean {
  const inner = new Set(
    [...nodesIn(body)].filter(({ type }) => type === 'FunctionDefinition' || type === 'LambdaExpression'),
  );
  const isGenerator =
    tokensOf(body, inner).includes('yield') && hasType(body, new Set(['YieldStatement', 'YieldExpression']));
  return isGenerator || (isOfCase && childOf(fn, 'async') !== undefined);
}

function testsIn(
  statements: readonly Node[],
  prefix: string,
  isOff: boolean,
  module: Module,
  suite?: Node,
): readonly FoundTest[] {
  const { skips, isPlain } = module;
  const off = isOff || statements.some((each) => skips.switchesOff(each));
  const isOfCase = suite !== undefined && isPlain && basesOf(suite).includes('TestCase');
  const found = new Map<string, readonly FoundTest[]>();
  for (const statement of statements) {
    const definition = definitionOf(statement);
    const { node, decorators } = definition;
    const isName = statement.type === 'AssignStatement' || statement.type === 'DeleteStatement';
    // A later value of a name replaces the earlier one.
    if (isName) for (const token of tokensOf(statement).slice(0, 2)) found.delete(token);
    const name = nameOf(node);
    const body = childOf(node, 'Body');
    if (!body || (node.type !== 'FunctionDefinition' && node.type !== 'ClassDefinition')) continue;
    found.delete(name);
    if (node.type === 'FunctionDefinition' && name.startsWith('test')) {
      const isRunning = !off && !skips.isOff(definition) && !isNeverAwaited(node, body, isOfCase);
      const title = childOf(node, 'VariableName');
      found.set(name, [{ name: prefix + name, node: statement, title, body, isRunning }]);
    }
    if (node.type === 'ClassDefinition' && isSuite(node)) {
      const isOwn = decorators.some((each) => skips.isOffBy(each));
      found.set(name, testsIn(body.children, `${prefix + name} `, off || isOwn, module, node));
    }
  }
  return [...found.values()].flat();
}

/** The names of files that pytest, unittest and Django collect. */
const COLLECTED = /(?:^|\/)(?:test[^/]*|[^/]*_test|tests)\.py$/;
/** Folders that pytest does not look into (https://docs.pytest.org/en/stable/reference/reference.html#confval-norecursedirs). */
const PASSED_OVER = /(?:^|\/)(?:\.[^/]*|[^/]*\.egg|_darcs|build|CVS|dist|node_modules|venv|\{arch\})\//;
/** Names that unittest collects, and pytest does not: functions there are no tests. */
const OF_UNITTEST = /(?:^|\/)test(?!_)(?![^/]*_test\.py$)[^/]*\.py$/;

/**
 * The tests of a Python file; undefined where it cannot be parsed, where a condition may skip the module, or where only
 * settings of the project show who collects it.
 */
export function pythonTests(text: string, path: string): TestFile | undefined {
  const root = pythonTree(text);
  if (!root) return undefined;
  const skips = new PythonSkips(root);
  const words = tokensOf(root).join(' ');
  const isPlain = /\bfrom unittest import\b[^=]*\bTestCase\b|\bunittest \. TestCase\b/.test(words);
  const isOpen = root.children.some((each) => skips.maySwitchOff(each) || nameOf(each) === 'load_tests');
  const tests = COLLECTED.test(path) ? testsIn(root.children, '', false, { skips, isPlain }) : [];
  const isFunction = ({ node }: FoundTest) =>
    root.children.includes(node) && definitionOf(node).node.type === 'FunctionDefinition';
  if (tests.length > 0 && (isOpen || PASSED_OVER.test(path) || (OF_UNITTEST.test(path) && tests.some(isFunction))))
    return undefined;
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
