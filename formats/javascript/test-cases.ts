import { isNode, type Node, partsOf, readProgram } from './parse';

/** A test of a file. */
export interface TestCase {
  /** Its name, after the names of the suites around it. */
  readonly name: string;
  /** Its code without its name and comments, in words. */
  readonly words: string;
  /** The number of its comparisons with expected values. */
  readonly assertions: number;
}

/** The content of a file of tests. */
export interface TestFile {
  /** The tests that run. */
  readonly running: readonly TestCase[];
  /** The code that tests use: statements outside of tests, without imports and types. */
  readonly around: readonly Around[];
}

/** A statement outside of tests. */
export interface Around {
  readonly words: string;
  /** The names that it declares. */
  readonly names: readonly string[];
}

const SUITES: ReadonlySet<string> = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe', 'xcontext']);
const TESTS: ReadonlySet<string> = new Set([
  'it',
  'test',
  'specify',
  'bench',
  'fit',
  'xit',
  'xtest',
  'xspecify',
  'scenario',
]);
/**
 * Names that stop a test from running or failing, or stop all other tests (jest, vitest, mocha, Playwright, Node, AVA).
 */
const SWITCHES: ReadonlySet<string> = new Set([
  ...['skip', 'only', 'todo', 'fixme', 'failing', 'fails', 'fail', 'skipIf', 'runIf', 'if', 'skipSequence'],
]);
const ASSERTING = /^(?:expect|assert|should|chai|verify|ensure|must)/i;
/** Members of a test's own context that compare nothing (Node, AVA, tap). */
const IDLE_MEMBERS: ReadonlySet<string> = new Set([
  ...[
    'skip',
    'todo',
    'diagnostic',
    'log',
    'comment',
    'plan',
    'test',
    'mock',
    'after',
    'before',
    'afterEach',
    'teardown',
  ],
  ...['beforeEach', 'timeout', 'context', 'waitFor', 'pass', 'name', 'signal', 'end'],
]);
const IMPORTS: readonly string[] = [
  'ImportDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'EmptyStatement',
];

/** `test.skip.each(…)(…)` as `['test', 'skip', 'each']`; empty when it does not begin with a name. */
function chainOf(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Identifier') return [String(node['name'])];
  if (node.type === 'ThisExpression') return ['this'];
  if (node.type === 'AwaitExpression') return chainOf(node['argument']);
  if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') return chainOf(node['callee']);
  if (node.type === 'TaggedTemplateExpression') return chainOf(node['tag']);
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return [];
  const property = node['property'];
  const name =
    isNode(property) && property.type === 'Identifier' && node['computed'] !== true ? String(property['name']) : '?';
  const before = chainOf(node['object']);
  return before.length === 0 ? [] : [...before, name];
}

function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function argumentsOf(call: Node): readonly Node[] {
  return (call['arguments'] as readonly unknown[]).filter(isNode);
}

function isLiteral(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return (node['expressions'] as readonly unknown[]).length === 0;
  if (node.type === 'UnaryExpression') return isNode(node['argument']) && isLiteral(node['argument']);
  return node.type.endsWith('Literal');
}

// `{ skip: true }`, `{ todo: 'later' }`: https://nodejs.org/api/test.html#testname-options-fn, https://vitest.dev/api/#test-api-reference.
function isSwitchedByOptions(args: readonly Node[]): boolean {
  return args
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap((each) => (each['properties'] as readonly unknown[]).filter(isNode))
    .some((property) => {
      const [key, value] = [property['key'], property['value']];
      const name = isNode(key) ? String(key['name'] ?? key['value']) : '';
      const isOff = isNode(value) && value.type === 'BooleanLiteral' && value['value'] === false;
      return SWITCHES.has(name) && !isOff;
    });
}

function isSwitched(chain: readonly string[], args: readonly Node[]): boolean {
  return (
    /^[xf](?:it|test|describe|context|specify)$/.test(chain[0] ?? '') ||
    chain.slice(1).some((each) => SWITCHES.has(each)) ||
    isSwitchedByOptions(args)
  );
}

/** A statement after which nothing certainly runs: a return, or a condition that may return. */
function mayEnd(statement: Node): boolean {
  if (statement.type === 'ReturnStatement') return statement['argument'] === null;
  if (statement.type !== 'IfStatement') return false;
  const then = statement['consequent'];
  const body =
    isNode(then) && then.type === 'BlockStatement' ? (then['body'] as readonly Node[]) : isNode(then) ? [then] : [];
  return statement['alternate'] === null && body.some(({ type }) => type === 'ReturnStatement');
}

/** `t.skip()`, `this.skip()`, `test.skip(…)` as a statement: the test or the suite around it does not run. */
function skipsAround(statement: Node): boolean {
  const expression = statement['expression'];
  if (statement.type !== 'ExpressionStatement' || !isNode(expression) || expression.type !== 'CallExpression')
    return false;
  const chain = chainOf(expression);
  return chain.length > 1 && SWITCHES.has(chain.at(-1) ?? '') && !argumentsOf(expression).some(isFunction);
}

function statementsOf(fn: Node): readonly Node[] {
  const body = fn['body'];
  if (!isNode(body)) return [];
  return body.type === 'BlockStatement' ? (body['body'] as readonly Node[]) : [body];
}

function isAssertion(node: Node, contexts: ReadonlySet<string>, helpers: ReadonlySet<string>): boolean {
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    // `expect(x)` without a matcher compares nothing.
    const object = node['object'];
    if (!isNode(object) || object.type !== 'CallExpression') return false;
    return (
      /^(?:expect|chai|should)$/i.test(chainOf(object['callee']).at(-1) ?? '') && !argumentsOf(object).every(isLiteral)
    );
  }
  if (node.type !== 'CallExpression') return false;
  const chain = chainOf(node['callee']);
  const [root = '', member = ''] = chain;
  if (contexts.has(root) && chain.length > 1) return !IDLE_MEMBERS.has(member) && !argumentsOf(node).every(isLiteral);
  if (chain.includes('should') || helpers.has(root)) return true;
  if (/^(?:expect|chai)$/i.test(root)) return false;
  return (ASSERTING.test(root) || ASSERTING.test(chain.at(-1) ?? '')) && !argumentsOf(node).every(isLiteral);
}

function countAssertions(node: Node, contexts: ReadonlySet<string>, helpers: ReadonlySet<string>): number {
  const own = isAssertion(node, contexts, helpers) ? 1 : 0;
  return partsOf(node).reduce((sum, part) => sum + countAssertions(part, contexts, helpers), own);
}

interface Declared {
  readonly name: string;
  readonly value: Node | undefined;
}

/** The names that a statement declares, each with the function or the value that it has. */
function declaredBy(statement: Node): readonly Declared[] {
  const inner = statement['declaration'];
  if (isNode(inner)) return declaredBy(inner);
  const id = statement['id'];
  if (isNode(id) && id.type === 'Identifier') return [{ name: String(id['name']), value: statement }];
  if (statement.type !== 'VariableDeclaration') return [];
  return (statement['declarations'] as readonly Node[]).flatMap((each) => {
    const [name, value] = [each['id'], each['init']];
    const isPlain = isNode(name) && name.type === 'Identifier';
    return isPlain ? [{ name: String(name['name']), value: isNode(value) ? value : undefined }] : [];
  });
}

/** The functions of a file that compare something themselves, or call one that does. */
function assertingHelpers(statements: readonly Node[]): ReadonlySet<string> {
  const all = statements.flatMap(declaredBy);
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { name, value } of all) {
      if (value !== undefined && countAssertions(value, new Set(), found) > 0) found.add(name);
    }
  }
  return found;
}

function isConsole(statement: Node): boolean {
  return statement.type === 'ExpressionStatement' && chainOf(statement['expression'])[0] === 'console';
}

/**
 * The running tests of a file in JavaScript or TypeScript, and the code that they use. Undefined for an invalid
 * program.
 */
export function testFile(text: string, path: string): TestFile | undefined {
  const program = readProgram(text, path);
  if (program === undefined) return undefined;
  const { wordsOf } = program;
  const running: TestCase[] = [];
  const around: Around[] = [];
  const helpers = assertingHelpers(program.body);

  const readTest = (call: Node, fn: Node, name: string) => {
    const params = (fn['params'] as readonly unknown[]).filter(isNode);
    const contexts = new Set(params.flatMap((param) => (param.type === 'Identifier' ? [String(param['name'])] : [])));
    const all = statementsOf(fn);
    const end = all.findIndex(mayEnd);
    const reached = (end === -1 ? all : all.slice(0, end)).filter((each) => !isConsole(each));
    if (all.some(skipsAround)) return;
    const callee = call['callee'];
    const table = isNode(callee) && callee.type !== 'Identifier' ? wordsOf(callee) : '';
    const assertions = reached.reduce((sum, each) => sum + countAssertions(each, contexts, helpers), 0);
    running.push({ name, words: [table, ...params.map(wordsOf), ...reached.map(wordsOf)].join('\n'), assertions });
  };

  const readStatements = (statements: readonly Node[], suite: string) => {
    if (statements.some(skipsAround)) return;
    for (const statement of statements) readStatement(statement, suite);
  };

  const readStatement = (statement: Node, suite: string) => {
    const calls =
      statement.type === 'ExpressionStatement' && isNode(statement['expression']) ? [statement['expression']] : [];
    const [call] = calls.map((each) => (each.type === 'AwaitExpression' ? each['argument'] : each)).filter(isNode);
    const chain = call?.type === 'CallExpression' ? chainOf(call['callee']) : [];
    const isSuite = SUITES.has(chain[0] ?? '') || chain.includes('describe');
    if (call === undefined || !(isSuite || TESTS.has(chain[0] ?? ''))) {
      // A loop or a condition around tests.
      const blocks = partsOf(statement).filter(({ type }) => type === 'BlockStatement');
      const isFlow = /^(?:For|While|If|Block|Try)/.test(statement.type);
      for (const block of isFlow ? blocks : []) readStatements(block['body'] as readonly Node[], suite);
      if (!isFlow && !IMPORTS.includes(statement.type) && !isConsole(statement))
        around.push({ words: wordsOf(statement), names: declaredBy(statement).map(({ name }) => name) });
      return;
    }
    const args = argumentsOf(call);
    const fn = args.filter(isFunction).at(-1);
    if (fn === undefined || isSwitched(chain, args)) return;
    const [title] = args;
    const name = `${suite} > ${title === undefined || title === fn ? '' : wordsOf(title)}`;
    if (isSuite) readStatements(statementsOf(fn), name);
    else readTest(call, fn, name);
  };

  readStatements(program.body, '');
  return { running, around };
}
