import { argumentsOf, chainOf, isFunction, isNode, type Node, partsOf } from './parse';

/** What a comparison may refer to, and how the code around it ends. */
export interface Reach {
  /** Parameters of the test: its context, or what it calls when it is done. */
  readonly contexts: ReadonlySet<string>;
  /** Functions that compare something. */
  readonly helpers: ReadonlySet<string>;
  /** Names of constants with a literal value. */
  readonly constants: ReadonlySet<string>;
  /** Functions of the file whose promise must be awaited. */
  readonly promising: ReadonlySet<string>;
  /** Whether the runner is told when code that runs later is done. */
  readonly isSignalled: boolean;
  /** Whether a matcher gives a promise. Absent: none does. */
  readonly awaited?: (matcher: string) => boolean;
}

/** Matchers of Playwright and WebdriverIO that no synchronous library has. */
const ASYNC_MATCHERS =
  /^to(?:Have(?:Text|URL|Url|Title|Count|Screenshot|CSS|JSProperty|Id|ElementClass|HTML|Href|Values)|ContainText|Be(?:Hidden|Editable|Attached|InViewport|Focused|OK|Displayed|Existing|Present|Clickable)|Pass|Exist)$/;
/** Packages whose `expect` waits for the page (https://playwright.dev/docs/test-assertions, https://webdriver.io/docs/api/expect-webdriverio). */
const WAITING = /^(?:@playwright\/|@wdio\/|expect-webdriverio|webdriverio)/;
/** Their matchers that compare at once (https://playwright.dev/docs/test-assertions#non-retrying-assertions). */
const AT_ONCE =
  /^(?:not|to(?:Be|BeCloseTo|BeDefined|BeFalsy|BeGreaterThan|BeGreaterThanOrEqual|BeInstanceOf|BeLessThan|BeLessThanOrEqual|BeNaN|BeNull|BeTruthy|BeUndefined|Contain|ContainEqual|Equal|HaveBeen\w*|HaveLength|HaveProperty|Match|MatchObject|MatchSnapshot|StrictEqual|Throw|ThrowError))$/;

/** Which matchers give a promise, by what a file imports. */
export function awaitedMatchers(statements: readonly Node[]): (matcher: string) => boolean {
  const isWaiting = statements.some((each) => {
    const source = each.type === 'ImportDeclaration' ? each['source'] : undefined;
    return isNode(source) && WAITING.test(String(source['value']));
  });
  return (matcher) => ASYNC_MATCHERS.test(matcher) || (isWaiting && /^to[A-Z]/.test(matcher) && !AT_ONCE.test(matcher));
}

/** The value of a literal condition; undefined for every other one. */
function constantOf(node: unknown): boolean | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'NullLiteral') return false;
  if (node.type === 'LogicalExpression') {
    const isOr = node['operator'] === '||';
    const sides = [constantOf(node['left']), constantOf(node['right'])];
    return node['operator'] !== '??' && sides.includes(isOr) ? isOr : undefined;
  }
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

const isAsync = (node: unknown): boolean => isNode(node) && isFunction(node) && node['async'] === true;

/** A call whose comparisons run after the test, unless somebody waits for its promise. */
function isUnawaited(call: Node, chain: readonly string[], { promising }: Reach): boolean {
  const last = chain.at(-1) ?? '';
  if (isAsync(call['callee']) || argumentsOf(call).some(isAsync)) return true;
  if (chain.length === 1) return promising.has(last);
  // supertest sends its request when somebody waits for it; Testing Library's queries of this name are promises.
  return (last === 'expect' && chain[0] !== 'expect') || /^find(?:All)?By/.test(last);
}

/** Whether a statement compares nothing before the test ends: a promise nobody waits for, a matcher that is not called. */
function isLost(expression: Node, reach: Reach): boolean {
  const { isSignalled } = reach;
  // `void` waits for nothing.
  if (expression.type === 'UnaryExpression')
    return isNode(expression['argument']) && isLost(expression['argument'], reach);
  const chain = chainOf(expression.type === 'CallExpression' ? expression['callee'] : expression);
  if (expression.type === 'MemberExpression') return /^(?:to[A-Z]|not$|resolves$|rejects$)/.test(chain.at(-1) ?? '');
  // An error in the function of a promise rejects it (https://tc39.es/ecma262/#sec-promise-executor).
  if (expression.type === 'NewExpression') return chainOf(expression['callee'])[0] === 'Promise' && !isSignalled;
  if (expression.type !== 'CallExpression') return false;
  if (chain.includes('resolves') || chain.includes('rejects') || chain.includes('poll')) return true;
  if (chain[0] === 'expect' && reach.awaited?.(chain.at(-1) ?? '')) return true;
  const isLater = ['then', 'catch', 'finally'].includes(chain.at(-1) ?? '') || LATER.has(chain[0] ?? '');
  return (isLater || isUnawaited(expression, chain, reach)) && !isSignalled;
}

/** `const check = expect(x).toBe`: a matcher that is kept and not called. */
function isStoredMatcher(value: Node): boolean {
  return value.type === 'MemberExpression' && /^to[A-Z]/.test(chainOf(value).at(-1) ?? '');
}

const isEmptyList = (node: unknown): boolean =>
  isNode(node) && node.type === 'ArrayExpression' && (node['elements'] as readonly unknown[]).length === 0;

/** The parts of a condition or a loop that may run. */
export function runningParts(node: Node): readonly Node[] {
  const none: ReadonlySet<string> = new Set();
  return livingParts(node, { contexts: none, helpers: none, constants: none, promising: none, isSignalled: false });
}

/** The parts of a node that run, and whose failure fails the test. */
export function livingParts(node: Node, reach: Reach): readonly Node[] {
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
    case 'ForOfStatement':
    case 'ForInStatement':
      return isEmptyList(node['right']) ? [] : all;
    case 'SwitchStatement':
      return constantOf(node['discriminant']) === undefined ? all : [];
    case 'LogicalExpression': {
      const left = constantOf(node['left']);
      return left !== undefined && left === (node['operator'] === '||') ? [] : all;
    }
    case 'TryStatement': {
      const [handler, last] = [node['handler'], node['finalizer']];
      // A return there drops the error (https://tc39.es/ecma262/#sec-try-statement-runtime-semantics-evaluation).
      if (isNode(last) && partsOf(last).some(({ type }) => type === 'ReturnStatement')) return [];
      return isNode(handler) && swallows(handler) ? only('finalizer') : all;
    }
    case 'ExpressionStatement':
      return isNode(node['expression']) && isLost(node['expression'], reach) ? [] : all;
    // Its calls count, wherever they are.
    case 'FunctionDeclaration':
      return [];
    case 'VariableDeclarator': {
      const value = node['init'];
      return isNode(value) && (isFunction(value) || isStoredMatcher(value)) ? [] : all;
    }
    case 'CallExpression': {
      const chain = chainOf(node['callee']);
      const args = argumentsOf(node);
      const callee = node['callee'];
      if (isNode(callee) && callee.type === 'MemberExpression' && isEmptyList(callee['object'])) return [];
      if (NESTED.has(chain[0] ?? '') && args.some(isFunction)) return [];
      return chain.at(-1) === 'catch' && args.length > 0 && args.every((each) => isFunction(each) && swallows(each))
        ? []
        : all;
    }
    default:
      return all;
  }
}
