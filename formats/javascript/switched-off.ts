import { argumentsOf, chainOf, isFunction, isNode, type Node } from './parse';
import { statementsOf } from './reached';

/**
 * Names that stop a test from running or failing, or stop all other tests (jest, vitest, mocha, Playwright, Node, AVA).
 */
const SWITCHES: ReadonlySet<string> = new Set([
  ...['skip', 'only', 'todo', 'fixme', 'failing', 'fails', 'fail', 'skipIf', 'runIf', 'if', 'skipSequence'],
]);
const HOOKS: ReadonlySet<string> = new Set(['before', 'beforeEach', 'beforeAll', 'setup', 'suiteSetup']);
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

/** Whether a call declares a test or a suite that does not run, or that keeps others from running. */
export function isSwitched(chain: readonly string[], args: readonly Node[]): boolean {
  return (
    // `vitest bench` runs benchmarks; `vitest run` does not (https://vitest.dev/guide/features.html#benchmarking).
    /^(?:[xf](?:it|test|describe|context|specify)|bench)$/.test(chain[0] ?? '') ||
    chain.slice(1).some((each) => SWITCHES.has(each)) ||
    isSwitchedByOptions(args)
  );
}

/** `it.each([])`, of which no test comes. */
export function isEmptyTable(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'CallExpression' || !chainOf(callee).includes('each')) return false;
  const [table] = argumentsOf(callee);
  return table?.type === 'ArrayExpression' && (table['elements'] as readonly unknown[]).length === 0;
}

/** The names that a test gives to members of its context that switch it off: `({ skip: off }) => …`. */
export function switchesOf(fn: Node | undefined): ReadonlySet<string> {
  const patterns = ((fn?.['params'] ?? []) as readonly unknown[])
    .filter(isNode)
    .filter(({ type }) => type === 'ObjectPattern');
  const properties = patterns.flatMap((each) => (each['properties'] as readonly unknown[]).filter(isNode));
  const named = (node: unknown) => (isNode(node) ? String(node['name'] ?? '') : '');
  return new Set(properties.flatMap((each) => (SWITCHES.has(named(each['key'])) ? [named(each['value'])] : [])));
}

/** `t.skip()`, `this.skip()`, `test.skip(…)`, `pending()` as a statement: the test or the suite around it does not run. */
export function skipsAround(statement: Node, switches: ReadonlySet<string> = new Set()): boolean {
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
export function isSkippingHook(statement: Node): boolean {
  const call = statement['expression'];
  if (statement.type !== 'ExpressionStatement' || !isNode(call) || call.type !== 'CallExpression') return false;
  if (!HOOKS.has(chainOf(call['callee']).at(-1) ?? '')) return false;
  return argumentsOf(call)
    .filter(isFunction)
    .some((fn) => statementsOf(fn).some((each) => skipsAround(each, switchesOf(fn))));
}
