import { areDecided, isDecided, partsOf } from './decided';
import { childOf, hasType, lastName, type Node, nodesIn, tokensOf } from './tree';

/** How a language writes what a test consists of. */
export interface Grammar {
  /** Types of nodes that name something: a condition without any compares only literals. */
  readonly names: ReadonlySet<string>;
  /** A call, and the type of its arguments. */
  readonly call: string;
  readonly arguments: string;
  /** A list of statements. */
  readonly block: string;
  /** Statements after which nothing of a block runs. */
  readonly ends: ReadonlySet<string>;
  readonly branch: string;
  /** Statements that leave a loop. */
  readonly leaves: ReadonlySet<string>;
  readonly loops: ReadonlySet<string>;
  /** Statements that give a name to a function. */
  readonly assigns: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** Functions and classes in a test: they run if somebody calls them. */
  readonly inner: ReadonlySet<string>;
  /** An assertion of the language itself; undefined: the node is none. */
  readonly compares: (node: Node, parent: Node | undefined) => boolean | undefined;
  /** Whether a statement catches what a comparison in it throws. */
  readonly swallows: (node: Node) => boolean;
  /** Whether a node never runs for a reason of its language, such as a case that never holds. */
  readonly isDead?: (node: Node) => boolean;
}

const OPENING: ReadonlySet<string> = new Set(['expect', 'assertthat', 'assert_that', 'verify', 'should', 'ensure']);
const CHECKING = ['assert', 'expect', 'should', 'verify', 'ensure', 'require', 'must', 'fail'] as const;

/** The arguments of a call. */
export function argumentsOf(call: Node, grammar: Pick<Grammar, 'arguments'>): readonly Node[] {
  return partsOf(childOf(call, grammar.arguments) ?? { ...call, children: [] }).filter(
    ({ type }) => type !== 'AssignOp',
  );
}

/** The name of the function that a call calls. */
export function calledBy(call: Node, grammar: Pick<Grammar, 'names' | 'arguments'>): string {
  const callee = { ...call, children: call.children.filter(({ type }) => type !== grammar.arguments) };
  return lastName(callee, grammar.names);
}

// `expect(x)` alone compares nothing; what follows it does.
function isComparing(call: Node, parent: Node | undefined, grammar: Grammar, helpers: ReadonlySet<string>): boolean {
  const name = calledBy(call, grammar);
  if (helpers.has(name)) return true;
  const low = name.toLowerCase();
  if (!CHECKING.some((word) => low.startsWith(word))) return false;
  const args = argumentsOf(call, grammar);
  const isAlone = parent?.type === 'ExpressionStatement' || parent?.type === 'ExprStatement';
  if (OPENING.has(low) && isAlone && args.length < 2) return false;
  return low.startsWith('fail') || !areDecided(args, grammar, name);
}

function returnsQuietly(node: Node, grammar: Grammar, helpers: ReadonlySet<string>): boolean {
  return node.type === grammar.branch && hasType(node, grammar.ends) && countComparisons(node, grammar, helpers) === 0;
}

function isCalledIn(body: Node, inner: Node, grammar: Grammar): boolean {
  const name = [...nodesIn(inner)].find(({ type }) => grammar.names.has(type))?.text;
  return name !== undefined && tokensOf(body, new Set([inner])).includes(name);
}

/**
 * The comparisons in a tree that can fail its test. Code behind a return, under a condition that is decided, or in a
 * function that nobody calls does not run; a comparison whose error is caught does not count. `helpers` are functions of
 * the file that compare.
 */
export function countComparisons(
  node: Node,
  grammar: Grammar,
  helpers: ReadonlySet<string>,
  parent?: Node,
  body: Node = node,
): number {
  if (node !== body && grammar.inner.has(node.type) && !isCalledIn(body, node, grammar)) return 0;
  if (isNeverRun(node, grammar) || isUncalled(body, node, grammar)) return 0;
  if (grammar.swallows(node)) return 0;
  const own = grammar.compares(node, parent);
  if (own !== undefined) return own ? 1 : 0;
  let found = node.type === grammar.call && isComparing(node, parent, grammar, helpers) ? 1 : 0;
  for (const child of node.children) {
    found += countComparisons(child, grammar, helpers, node, body);
    if (node.type !== grammar.block) continue;
    if (endsWith(child, grammar) || returnsQuietly(child, grammar, helpers)) break;
  }
  return found;
}

const PRINTING: ReadonlySet<string> = new Set([
  'print',
  'println',
  'printf',
  'Println',
  'Printf',
  'Print',
  'Log',
  'Logf',
]);

// A line that only prints, and a text that stands alone, such as a docstring.
function isIdle(statement: Node, grammar: Grammar): boolean {
  if (!/^Expr(?:ession)?Statement$/.test(statement.type)) return false;
  const [expression] = statement.children;
  if (expression === undefined || /String/.test(expression.type)) return true;
  return expression.type === grammar.call && PRINTING.has(calledBy(expression, grammar));
}

/** The parts of a test that say nothing: code that never runs, and lines that only print. */
export function idleParts(body: Node, grammar: Grammar, helpers: ReadonlySet<string>): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const node of nodesIn(body)) {
    if (grammar.isDead?.(node)) found.add(node);
    if (node.type !== grammar.block) continue;
    const at = node.children.findIndex((each) => endsWith(each, grammar) || returnsQuietly(each, grammar, helpers));
    for (const [index, each] of node.children.entries()) {
      if ((at >= 0 && index > at) || isIdle(each, grammar) || isNeverRun(each, grammar)) found.add(each);
    }
  }
  return found;
}

/** Ends of the head of a loop that has nothing to do. */
const EMPTY = [
  'in[]',
  'in()',
  'in{}',
  'inrange(0)',
  'in0..0',
  'whileFalse',
  'whilefalse',
  'while0',
  'while(false)',
] as const;

function isEmptyLoop(node: Node, grammar: Grammar): boolean {
  if (!grammar.loops.has(node.type)) return false;
  const blocks = new Set(node.children.filter(({ type }) => type === grammar.block));
  const head = tokensOf(node, blocks).join('').replace(/:$/, '');
  const isGoLiteral = head.includes('range[]') && head.endsWith('{}');
  return head === 'forfalse' || isGoLiteral || EMPTY.some((end) => head.endsWith(end));
}

/** A function that gets a name, and that nothing calls by it. */
function isUncalled(body: Node, node: Node, grammar: Grammar): boolean {
  if (!grammar.assigns.has(node.type) || !node.children.some(({ type }) => grammar.functions.has(type))) return false;
  const name = tokensOf(node).find(
    (each) => /^[A-Za-z_]\w*$/.test(each) && !['let', 'var', 'mut', 'final'].includes(each),
  );
  return name === '_' || (name !== undefined && !tokensOf(body, new Set([node])).includes(name));
}

function isNeverRun(node: Node, grammar: Grammar): boolean {
  if (isEmptyLoop(node, grammar) || grammar.isDead?.(node)) return true;
  if (node.type !== grammar.branch) return false;
  const parts = partsOf(node).filter(({ type }) => !/^(?:if|elif|else)$/.test(type));
  // Go may declare a name before the condition.
  const condition = parts[0]?.type === 'VarDecl' ? parts[1] : parts[0];
  return condition !== undefined && condition.type !== grammar.block && isDecided(condition, grammar);
}

/** Calls that end the process of the tests, or their thread. */
const EXITS: ReadonlySet<string> = new Set(['exit', '_exit', 'Exit', 'Goexit', 'abort', 'halt']);

function isExit(node: Node, grammar: Grammar): boolean {
  return node.type === grammar.call && EXITS.has(calledBy(node, grammar));
}

function endsWith(statement: Node, grammar: Grammar): boolean {
  const isEnd = ({ type }: Node) => grammar.ends.has(type) || grammar.leaves.has(type);
  if (isEnd(statement)) return true;
  // Rust writes a return as an expression, and each language ends a process with a call.
  return statement.type.startsWith('Expr') && statement.children.some((each) => isEnd(each) || isExit(each, grammar));
}

/** The functions of a file that compare, directly or by each other. */
export function comparingHelpers(functions: ReadonlyMap<string, Node>, grammar: Grammar): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [name, body] of functions) if (countComparisons(body, grammar, found) > 0) found.add(name);
  }
  return found;
}
