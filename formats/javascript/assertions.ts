import { isLiteral, isSameCode, isTruthDecided } from './decided';
import { livingParts, type Reach } from './living-parts';
import { argumentsOf, chainOf, isFunction, isNode, type Node, partsOf } from './parse';

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
/** Assertions of one value, besides which a message may stand, and matchers that only ask whether there is a value. */
const OF_ONE = /^(?:assert|ok|isOk|isNotOk|notOk|true|false|truthy|falsy|isTrue|isFalse|assertTrue|assertFalse)$/;
const OF_TRUTH = /^(?:toBeDefined|toBeTruthy|toBeFalsy|toBeUndefined|toBeNull|ok|exist)$/;

/** Whether the arguments of an assertion decide it: literals, the same code twice, or a truth beside a message. */
function isIdleCall(call: Node, name: string, constants: ReadonlySet<string>): boolean {
  const args = argumentsOf(call);
  const [first, second] = args;
  if (first !== undefined && OF_ONE.test(name)) return isTruthDecided(first, constants);
  if (first !== undefined && second !== undefined && isSameCode(first, second)) return true;
  return (args.length > 2 ? args.slice(0, 2) : args).every((each) => isLiteral(each, constants));
}

/** The call `expect(x)` in a chain of matchers. */
function expectIn(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'CallExpression') {
    const callee = node['callee'];
    const isExpect = isNode(callee) && callee.type === 'Identifier' && callee['name'] === 'expect';
    return isExpect ? node : expectIn(callee);
  }
  return node.type === 'MemberExpression' ? expectIn(node['object']) : undefined;
}

/** `expect(f()).toBe(f())`, `expect([f()]).toBeTruthy()`, `expect(f().length).toBeGreaterThanOrEqual(0)`. */
function isDecidedMatcher(node: Node, constants: ReadonlySet<string>): boolean {
  const callee = node['callee'];
  if (node.type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') return false;
  const [value] = argumentsOf(expectIn(callee) ?? node);
  const [wanted] = argumentsOf(node);
  const matcher = chainOf(callee).at(-1) ?? '';
  if (expectIn(callee) === undefined || value === undefined) return false;
  if (wanted === undefined) return OF_TRUTH.test(matcher) && isTruthDecided(value, constants);
  const isSize = /^(?:length|size)$/.test(chainOf(value).at(-1) ?? '') && value.type === 'MemberExpression';
  const isLeast = matcher === 'toBeGreaterThanOrEqual' && wanted.type === 'NumericLiteral' && wanted['value'] === 0;
  return isSameCode(value, wanted) || (isSize && isLeast);
}

function isAssertion(node: Node, { contexts, helpers, constants }: Reach): boolean {
  const isIdle = (call: Node, name = '') => isIdleCall(call, name, constants);
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    // `expect(x)` without a matcher compares nothing.
    const object = node['object'];
    if (!isNode(object) || object.type !== 'CallExpression') return false;
    return /^(?:expect|chai|should)$/i.test(chainOf(object['callee']).at(-1) ?? '') && !isIdle(object);
  }
  if (node.type !== 'CallExpression') return false;
  const chain = chainOf(node['callee']);
  const [root = '', member = ''] = chain;
  if (contexts.has(root) && chain.length > 1) return !IDLE_MEMBERS.has(member) && !isIdle(node, chain.at(-1));
  // supertest's `.expect(200)`, and Cypress's and Testing Library's queries, fail without another comparison.
  if (chain.length > 1 && root !== 'expect' && chain.at(-1) === 'expect') return true;
  if (/^(?:get|getAll|find|findAll)By[A-Z]/.test(chain.at(-1) ?? '')) return true;
  if (root === 'cy' && chain.at(-1) === 'contains') return true;
  if (chain.includes('should') || helpers.has(root)) return true;
  if (/^(?:expect|chai)$/i.test(root)) return false;
  if (chain.slice(1, -1).some((each) => each === 'assert' || each === 'verify')) {
    // Nightwatch's `browser.assert.visible('a')` looks for something on the page.
    return /^(?:browser|client|b)$/.test(root) ? argumentsOf(node).length > 0 : !isIdle(node, chain.at(-1));
  }
  return (ASSERTING.test(root) || ASSERTING.test(chain.at(-1) ?? '')) && !isIdle(node, chain.at(-1));
}

/** The number of comparisons in some code that can fail the test. */
export function countAssertions(node: Node, reach: Reach): number {
  if (isDecidedMatcher(node, reach.constants)) return 0;
  const inner =
    isFunction(node) && (node['params'] as readonly unknown[]).length > 0 ? { ...reach, isSignalled: true } : reach;
  const handed =
    node.type === 'CallExpression'
      ? argumentsOf(node).filter((each) => each.type === 'Identifier' && reach.helpers.has(String(each['name']))).length
      : 0;
  const own = (isAssertion(node, reach) ? 1 : 0) + handed;
  return livingParts(node, inner).reduce((sum, part) => sum + countAssertions(part, inner), own);
}

interface Declared {
  readonly name: string;
  readonly value: Node | undefined;
}

/** The names that a statement declares, each with the function or the value that it has. */
export function declaredBy(statement: Node): readonly Declared[] {
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

/** The functions of some code that compare something themselves, or call one that does. */
export function assertingHelpers(statements: readonly Node[], known: ReadonlySet<string>): ReadonlySet<string> {
  const all = statements.flatMap(declaredBy);
  const found = new Set(known);
  const none: ReadonlySet<string> = new Set();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { name, value } of all) {
      const reach = { contexts: none, helpers: found, constants: none, promising: none, isSignalled: true };
      // A declaration is counted by its parts: as a statement its body belongs to whoever calls it.
      const parts = value === undefined ? [] : partsOf(value);
      if (parts.some((part) => countAssertions(part, reach) > 0)) found.add(name);
    }
  }
  return found;
}

/** The names of functions that are `async`. */
export function promisingFunctions(statements: readonly Node[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap(declaredBy).flatMap(({ name, value }) => (value?.['async'] === true ? [name] : [])),
  );
}

/** The names of constants that a test declares with a literal value. */
export function literalConstants(statements: readonly Node[]): ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  const constant = statements.filter(({ type, ...each }) => type === 'VariableDeclaration' && each['kind'] === 'const');
  return new Set(
    constant.flatMap(declaredBy).flatMap(({ name, value }) => (value && isLiteral(value, none) ? [name] : [])),
  );
}
