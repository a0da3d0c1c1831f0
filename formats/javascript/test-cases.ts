import { assertingHelpers, countAssertions, declaredBy, literalConstants, promisingFunctions } from './assertions';
import { awaitedMatchers, runningParts } from './living-parts';
import { exportedTests, fixtureState, ruleCases } from './objects-of-tests';
import { argumentsOf, chainOf, isFunction, isNode, type Node, readProgram } from './parse';

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
  /** The number of tests that it declares, whether they run or not. */
  readonly declared: number;
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
const HOOKS: ReadonlySet<string> = new Set(['before', 'beforeEach', 'beforeAll', 'setup', 'suiteSetup']);
/** Objects whose members `test` and `module` declare tests and suites (Deno, QUnit, tap). */
const NAMESPACES: ReadonlySet<string> = new Set(['Deno', 'QUnit', 'tap']);
/** Angular's wrappers, which run the function that they get (https://angular.dev/guide/testing). */
const WRAPPERS: ReadonlySet<string> = new Set(['fakeAsync', 'waitForAsync', 'inject']);
const IMPORTS: readonly string[] = [
  'ImportDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'EmptyStatement',
];

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
    // `vitest bench` runs benchmarks; `vitest run` does not (https://vitest.dev/guide/features.html#benchmarking).
    /^(?:[xf](?:it|test|describe|context|specify)|bench)$/.test(chain[0] ?? '') ||
    chain.slice(1).some((each) => SWITCHES.has(each)) ||
    isSwitchedByOptions(args)
  );
}

/** `it.each([])`, of which no test comes. */
function isEmptyTable(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'CallExpression' || !chainOf(callee).includes('each')) return false;
  const [table] = argumentsOf(callee);
  return table?.type === 'ArrayExpression' && (table['elements'] as readonly unknown[]).length === 0;
}

/** A condition that may end the test, so that nothing after it certainly runs. */
function mayEnd(statement: Node): boolean {
  if (statement.type !== 'IfStatement') return false;
  const then = statement['consequent'];
  const body = isNode(then) ? blockOf(then) : [];
  return statement['alternate'] === null && body.some(({ type }) => type === 'ReturnStatement');
}

function blockOf(statement: Node): readonly Node[] {
  return statement.type === 'BlockStatement' ? (statement['body'] as readonly Node[]) : [statement];
}

/** Whether a statement ends the test: nothing after it runs. */
function ends(statement: Node): boolean {
  if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') return true;
  const isCall = statement.type === 'ExpressionStatement';
  if (isCall && chainOf(statement['expression']).join('.') === 'process.exit') return true;
  return statement.type === 'BlockStatement' && blockOf(statement).some(ends);
}

/** The statements of a test that run; the bare blocks among them by their own statements. */
function reachedIn(statements: readonly Node[]): readonly Node[] {
  const flat = statements.flatMap((each) => (each.type === 'BlockStatement' ? reachedIn(blockOf(each)) : [each]));
  const last = statements.findIndex(ends);
  const run = last === -1 ? flat : flat.slice(0, flat.findIndex(ends) + 1);
  const condition = run.findIndex(mayEnd);
  return condition === -1 ? run : run.slice(0, condition);
}

/** The names that a test gives to members of its context that switch it off: `({ skip: off }) => …`. */
function switchesOf(fn: Node | undefined): ReadonlySet<string> {
  const patterns = ((fn?.['params'] ?? []) as readonly unknown[])
    .filter(isNode)
    .filter(({ type }) => type === 'ObjectPattern');
  const properties = patterns.flatMap((each) => (each['properties'] as readonly unknown[]).filter(isNode));
  const named = (node: unknown) => (isNode(node) ? String(node['name'] ?? '') : '');
  return new Set(properties.flatMap((each) => (SWITCHES.has(named(each['key'])) ? [named(each['value'])] : [])));
}

/** `t.skip()`, `this.skip()`, `test.skip(…)`, `pending()` as a statement: the test or the suite around it does not run. */
function skipsAround(statement: Node, switches: ReadonlySet<string> = new Set()): boolean {
  const expression = statement.type === 'ExpressionStatement' ? statement['expression'] : statement;
  if (!isNode(expression) || expression.type !== 'CallExpression') return false;
  const chain = chainOf(expression);
  const last = chain.at(-1) ?? '';
  if (chain.length === 1) return last === 'pending' || switches.has(last);
  // Playwright's condition is a function, and no title stands before it.
  const [first, ...more] = argumentsOf(expression);
  const isTest = more.some(isFunction) && first !== undefined && !isFunction(first);
  return SWITCHES.has(last) && !isTest;
}

/** A hook that skips every test after it. */
function isSkippingHook(statement: Node): boolean {
  const call = statement['expression'];
  if (statement.type !== 'ExpressionStatement' || !isNode(call) || call.type !== 'CallExpression') return false;
  if (!HOOKS.has(chainOf(call['callee']).at(-1) ?? '')) return false;
  return argumentsOf(call)
    .filter(isFunction)
    .some((fn) => statementsOf(fn).some((each) => skipsAround(each, switchesOf(fn))));
}

function statementsOf(fn: Node): readonly Node[] {
  const body = fn['body'];
  return isNode(body) ? blockOf(body) : [];
}

/** The body of an arrow function without braces as a statement. */
function asStatement(node: Node): Node {
  return node.type === 'CallExpression'
    ? { type: 'ExpressionStatement', expression: node, start: node.start, end: node.end }
    : node;
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
  let declared = 0;
  let isAlone = false;
  const helpers = assertingHelpers(program.body, new Set());
  const promising = promisingFunctions(program.body);
  const constants = literalConstants(program.body);
  const awaited = awaitedMatchers(program.body);
  const functions = new Map(
    program.body.flatMap(declaredBy).flatMap(({ name, value }) => (value && 'params' in value ? [[name, value]] : [])),
  );
  const tables: string[] = [];

  const readTest = (call: Node | undefined, fn: Node, name: string) => {
    const params = (fn['params'] as readonly unknown[]).filter(isNode);
    // The browser of Nightwatch acts; `assert` and `verify` of it compare.
    const own = call === undefined ? [] : params;
    const contexts = new Set(own.flatMap((param) => (param.type === 'Identifier' ? [String(param['name'])] : [])));
    const all = statementsOf(fn);
    const reached = reachedIn(all).filter((each) => !isConsole(each));
    const switches = switchesOf(fn);
    if (all.some((each) => skipsAround(each, switches))) return;
    const callee = call?.['callee'];
    const table = isNode(callee) && callee.type !== 'Identifier' ? wordsOf(callee) : '';
    const reach = {
      contexts,
      helpers: assertingHelpers(reached, helpers),
      constants: new Set([...constants, ...literalConstants(reached)]),
      awaited,
      promising: new Set([...promising, ...promisingFunctions(all)]),
      isSignalled: contexts.size > 0,
    };
    const assertions = reached.reduce((sum, each) => sum + countAssertions(each, reach), 0);
    running.push({
      name,
      words: [...tables, table, ...params.map(wordsOf), ...reached.map(wordsOf)].join('\n'),
      assertions,
    });
  };

  /** The function of a test: written there, within a wrapper, or declared by name. */
  const functionOf = (args: readonly Node[]): Node | undefined => {
    const written = args.filter(isFunction).at(-1);
    if (written !== undefined) return written;
    const last = args.at(-1);
    if (last?.type === 'Identifier') return functions.get(String(last['name']));
    const isWrapper = last?.type === 'CallExpression' && WRAPPERS.has(chainOf(last['callee']).at(-1) ?? '');
    return isWrapper ? functionOf(argumentsOf(last)) : undefined;
  };

  /** `[1, 2].forEach((each) => { it(…) })`: a table of tests. */
  const readTable = (call: Node, suite: string): boolean => {
    const callee = call['callee'];
    if (!isNode(callee) || callee.type !== 'MemberExpression') return false;
    const [table, property] = [callee['object'], callee['property']];
    if (!isNode(table) || !isNode(property) || property['name'] !== 'forEach') return false;
    const [fn] = argumentsOf(call).filter(isFunction);
    const count = declared;
    const isEmpty = table.type === 'ArrayExpression' && (table['elements'] as readonly unknown[]).length === 0;
    if (fn === undefined || isEmpty) return false;
    tables.push(wordsOf(callee));
    readStatements(statementsOf(fn).map(asStatement), suite);
    tables.pop();
    return declared > count;
  };

  const readStatements = (statements: readonly Node[], suite: string) => {
    if (statements.some((each) => skipsAround(each) || isSkippingHook(each))) return;
    let isFixtureOff = false;
    const last = statements.findIndex(ends);
    for (const statement of last === -1 ? statements : statements.slice(0, last)) {
      const fixture = fixtureState(statement);
      if (fixture !== 'none') isFixtureOff = fixture === 'off';
      else if (!isFixtureOff) readStatement(statement, suite);
    }
  };

  /** Tests that are no calls: the cases of a rule, and the steps of an exported object. */
  const readObject = (statement: Node, call: Node | undefined, suite: string): boolean => {
    const cases = call?.type === 'CallExpression' ? ruleCases(call) : undefined;
    const steps = exportedTests(statement);
    if (cases === undefined && steps === undefined) return false;
    declared += 1;
    const [title] = call && cases ? argumentsOf(call) : [];
    const name = `${suite} > ${title === undefined ? '' : wordsOf(title)}`;
    for (const each of cases ?? [])
      running.push({ name: `${name} > ${wordsOf(each)}`, words: wordsOf(each), assertions: 1 });
    for (const { name: step, value } of steps ?? []) readTest(undefined, value, `${suite} > ${step}`);
    return true;
  };

  const readStatement = (statement: Node, suite: string) => {
    const calls =
      statement.type === 'ExpressionStatement' && isNode(statement['expression']) ? [statement['expression']] : [];
    const [call] = calls.map((each) => (each.type === 'AwaitExpression' ? each['argument'] : each)).filter(isNode);
    const written = call?.type === 'CallExpression' ? chainOf(call['callee']) : [];
    const chain = NAMESPACES.has(written[0] ?? '') ? written.slice(1) : written;
    if (readObject(statement, call, suite) || (call !== undefined && readTable(call, suite))) return;
    const isSuite =
      SUITES.has(chain[0] ?? '') || (chain !== written && chain[0] === 'module') || chain.includes('describe');
    if (call === undefined || !(isSuite || TESTS.has(chain[0] ?? ''))) {
      // A loop or a condition around tests.
      const blocks = runningParts(statement).filter(({ type }) => /^(?:Block|Expression)Statement$/.test(type));
      const isFlow = /^(?:For|While|If|Block|Try)/.test(statement.type);
      for (const block of isFlow ? blocks : []) readStatements(blockOf(block), suite);
      if (!isFlow && !IMPORTS.includes(statement.type) && !isConsole(statement))
        around.push({ words: wordsOf(statement), names: declaredBy(statement).map(({ name }) => name) });
      return;
    }
    declared += 1;
    // One test or suite of this kind keeps all others of the file from running.
    isAlone ||= chain.slice(1).includes('only') || /^f(?:it|describe|context)$/.test(chain[0] ?? '');
    const args = argumentsOf(call);
    const fn = functionOf(args);
    if (fn === undefined || isSwitched(chain, args) || isEmptyTable(call['callee'])) return;
    const [title] = args;
    const name = `${suite} > ${title === undefined || title === fn ? '' : wordsOf(title)}`;
    if (isSuite) readStatements(statementsOf(fn), name);
    else readTest(call, fn, name);
  };

  readStatements(program.body, '');
  return { declared, running: isAlone ? [] : running, around };
}
