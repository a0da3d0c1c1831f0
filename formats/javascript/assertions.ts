import { isNode, type Node, partsOf } from './parse';

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
/** `test.skip.each(…)(…)` as `['test', 'skip', 'each']`; empty when it does not begin with a name. */
export function chainOf(node: unknown): readonly string[] {
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

export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

export function argumentsOf(call: Node): readonly Node[] {
  return (call['arguments'] as readonly unknown[]).filter(isNode);
}

/** What a comparison may refer to, and how the code around it ends. */
export interface Reach {
  /** Parameters of the test: its context, or what it calls when it is done. */
  readonly contexts: ReadonlySet<string>;
  /** Functions that compare something. */
  readonly helpers: ReadonlySet<string>;
  /** Names of constants with a literal value. */
  readonly constants: ReadonlySet<string>;
  /** Whether the runner is told when code that runs later is done. */
  readonly isSignalled: boolean;
}

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
  if (chain.includes('should') || helpers.has(root)) return true;
  if (/^(?:expect|chai)$/i.test(root)) return false;
  return (ASSERTING.test(root) || ASSERTING.test(chain.at(-1) ?? '')) && !isIdle(node);
}

/** The value of a literal condition; undefined for every other one. */
function constantOf(node: unknown): boolean | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'NullLiteral') return false;
  return node.type.endsWith('Literal') && 'value' in node ? Boolean(node['value']) : undefined;
}

/** Whether a `catch` hides every error: it throws, calls and compares nothing, but for the console. */
function swallows(node: Node): boolean {
  // A function hands what it returns to somebody who may compare it.
  if (node.type === 'ThrowStatement' || (node.type === 'ReturnStatement' && node['argument'] !== null)) return false;
  if (node.type === 'CallExpression' && chainOf(node['callee'])[0] !== 'console') return false;
  return partsOf(node).every(swallows);
}

const LATER: ReadonlySet<string> = new Set(['setTimeout', 'setImmediate', 'setInterval', 'queueMicrotask']);
const NESTED: ReadonlySet<string> = new Set(['it', 'specify', 'fit', 'xit']);

/** Whether a statement compares nothing before the test ends: a promise nobody waits for, a matcher that is not called. */
function isLost(expression: Node, { isSignalled }: Reach): boolean {
  const chain = chainOf(expression.type === 'CallExpression' ? expression['callee'] : expression);
  if (expression.type === 'MemberExpression') return /^to[A-Z]/.test(chain.at(-1) ?? '');
  if (expression.type !== 'CallExpression') return false;
  if (chain.includes('resolves') || chain.includes('rejects')) return true;
  const isLater = ['then', 'catch', 'finally'].includes(chain.at(-1) ?? '') || LATER.has(chain[0] ?? '');
  return isLater && !isSignalled;
}

/** The parts of a node that run, and whose failure fails the test. */
function livingParts(node: Node, reach: Reach): readonly Node[] {
  const all = partsOf(node);
  const only = (...names: readonly string[]) => names.flatMap((name) => (isNode(node[name]) ? [node[name]] : []));
  const condition = constantOf(node['test']);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return condition === undefined ? all : only(condition ? 'consequent' : 'alternate');
    case 'WhileStatement':
    case 'ForStatement':
      return condition === false ? [] : all;
    case 'SwitchStatement':
      return constantOf(node['discriminant']) === undefined ? all : [];
    case 'LogicalExpression': {
      const left = constantOf(node['left']);
      return left !== undefined && left === (node['operator'] === '||') ? [] : all;
    }
    case 'TryStatement': {
      const handler = node['handler'];
      return isNode(handler) && swallows(handler) ? only('finalizer') : all;
    }
    case 'ExpressionStatement':
      return isNode(node['expression']) && isLost(node['expression'], reach) ? [] : all;
    // Its calls count, wherever they are.
    case 'FunctionDeclaration':
      return [];
    case 'VariableDeclarator':
      return isNode(node['init']) && isFunction(node['init']) ? [] : all;
    case 'CallExpression': {
      const chain = chainOf(node['callee']);
      const args = argumentsOf(node);
      if (NESTED.has(chain[0] ?? '') && args.some(isFunction)) return [];
      return chain.at(-1) === 'catch' && args.length > 0 && args.every((each) => isFunction(each) && swallows(each))
        ? []
        : all;
    }
    default:
      return all;
  }
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
      const reach = { contexts: none, helpers: found, constants: none, isSignalled: true };
      // A declaration is counted by its parts: as a statement its body belongs to whoever calls it.
      const parts = value === undefined ? [] : partsOf(value);
      if (parts.some((part) => countAssertions(part, reach) > 0)) found.add(name);
    }
  }
  return found;
}

/** The names of constants that a test declares with a literal value. */
export function literalConstants(statements: readonly Node[]): ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  const constant = statements.filter(({ type, ...each }) => type === 'VariableDeclaration' && each['kind'] === 'const');
  return new Set(
    constant.flatMap(declaredBy).flatMap(({ name, value }) => (value && isLiteral(value, none) ? [name] : [])),
  );
}
