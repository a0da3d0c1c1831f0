import type { Around, TestCase, TestFile } from '../test-file';
import { assertingHelpers, countAssertions, declaredBy, literalConstants, promisingFunctions } from './assertions';
import { awaitedMatchers, runningParts } from './living-parts';
import { exportedTests, fixtureState, ruleCases } from './objects-of-tests';
import { argumentsOf, chainOf, isFunction, isNode, type Node, readProgram } from './parse';
import { asStatement, blockOf, ends, isConsole, reachedIn, statementsOf } from './reached';
import { isEmptyTable, isSkippingHook, isSwitched, skipsAround, switchesOf } from './switched-off';

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
