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
const CONSTANTS: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);
const COMPOSED: ReadonlySet<string> = new Set([
  ...['TemplateLiteral', 'TemplateElement', 'UnaryExpression', 'BinaryExpression', 'LogicalExpression'],
  ...['ArrayExpression', 'ObjectExpression'],
]);

// A value that the code under test has no part in.
function isLiteral(node: Node, constants: ReadonlySet<string>): boolean {
  if (node.type === 'Identifier') return CONSTANTS.has(String(node['name'])) || constants.has(String(node['name']));
  if (node.type === 'ObjectProperty') return isNode(node['value']) && isLiteral(node['value'], constants);
  if (COMPOSED.has(node.type)) return partsOf(node).every((part) => isLiteral(part, constants));
  return node.type.endsWith('Literal');
}

function isAssertion(node: Node, { contexts, helpers, constants }: Reach): boolean {
  const isIdle = (call: Node) => argumentsOf(call).every((each) => isLiteral(each, constants));
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    // `expect(x)` without a matcher compares nothing.
    const object = node['object'];
    if (!isNode(object) || object.type !== 'CallExpression') return false;
    return /^(?:expect|chai|should)$/i.test(chainOf(object['callee']).at(-1) ?? '') && !isIdle(object);
  }
  if (node.type !== 'CallExpression') return false;
  const chain = chainOf(node['callee']);
  const [root = '', member = ''] = chain;
  if (contexts.has(root) && chain.length > 1) return !IDLE_MEMBERS.has(member) && !isIdle(node);
  // supertest's `.expect(200)`, and Cypress's and Testing Library's queries, fail without another comparison.
  if (chain.length > 1 && root !== 'expect' && chain.at(-1) === 'expect') return true;
  if (/^(?:get|getAll|find|findAll)By[A-Z]/.test(chain.at(-1) ?? '')) return true;
  if (root === 'cy' && chain.at(-1) === 'contains') return true;
  if (chain.includes('should') || helpers.has(root)) return true;
  if (/^(?:expect|chai)$/i.test(root)) return false;
  return (ASSERTING.test(root) || ASSERTING.test(chain.at(-1) ?? '')) && !isIdle(node);
}

/** The number of comparisons in some code that can fail the test. */
export function countAssertions(node: Node, reach: Reach): number {
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
