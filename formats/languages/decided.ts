import { childOf, hasType, lastName, type Node, tokensOf } from './tree';

/** The types of nodes that name something: an expression without any has only literals. */
export interface Names {
  readonly names: ReadonlySet<string>;
}

/** The value of an expression, where its text decides it: `fixed` where it is decided and this file does not compute it. */
type Value = boolean | 'fixed' | undefined;

const TRUE: ReadonlySet<string> = new Set(['True', 'true']);
const FALSE: ReadonlySet<string> = new Set([
  'False',
  'false',
  'None',
  'nil',
  'null',
  '0',
  '0.0',
  '""',
  "''",
  '[]',
  '()',
  '{}',
]);
/** Python's literals of things that hold others: they are true unless they are empty (https://docs.python.org/3/library/stdtypes.html#truth-value-testing). */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...['TupleExpression', 'ArrayExpression', 'DictionaryExpression', 'SetExpression', 'LambdaExpression'],
  ...['ComprehensionExpression', 'FormatString', 'ContinuedString'],
]);
const COMPARISONS: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'is',
  'isnot',
  'in',
  'notin',
]);
/** Comparisons that hold for a thing and itself. */
const REFLEXIVE: ReadonlySet<string> = new Set(['==', '===', '<=', '>=', 'is']);

const wordsOf = (node: Node): string => tokensOf(node).join(' ');

/** The operands of an expression, without its signs. */
export const partsOf = (node: Node): readonly Node[] => node.children.filter(({ type }) => !/^[^A-Za-z]/.test(type));

/** An expression without the parentheses around it. */
function bare(node: Node): Node {
  const [inner, ...more] = node.type.startsWith('Parenthesized') ? partsOf(node) : [];
  return inner && more.length === 0 ? bare(inner) : node;
}

function negated(value: Value): Value {
  return typeof value === 'boolean' ? !value : value;
}

function ofLogic(left: Node, right: Node, isOr: boolean, names: Names): Value {
  const values = [left, right].map((each) => valueIn(each, names));
  // `or True` is always true, and `and False` is never.
  if (values.includes(isOr)) return isOr;
  const [first, second] = values;
  if (first === !isOr) return second;
  const isOpposite = [
    [left, right],
    [right, left],
  ].some(([one, other]) => one && other && `not ${wordsOf(bare(one))}` === wordsOf(bare(other)).replace(/^! /, 'not '));
  return isOpposite ? isOr : undefined;
}

/** `len(x) >= 0`, `x.size() >= 0`: a size is never negative. */
function isSize(node: Node, { names }: Names): boolean {
  const call = bare(node);
  const callee = { ...call, children: call.children.filter(({ type }) => !/^Arg/.test(type)) };
  return /^(?:len|length|size|count)$/i.test(lastName(callee, names));
}

function ofSizes(left: Node, right: Node, sign: string, names: Names): Value {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (isSize(left, names) && ((sign === '>=' && other === '0') || (sign === '>' && /^- ?1$/.test(other)))) return true;
  if (isSize(left, names) && sign === '<' && other === '0') return false;
  return isSize(right, names) && sign === '<=' && one === '0' ? true : undefined;
}

function ofComparison(left: Node, right: Node, sign: string, names: Names): Value {
  if (wordsOf(bare(left)) === wordsOf(bare(right))) return REFLEXIVE.has(sign);
  const inner = bare(right);
  const isIn =
    sign === 'in' && CONTAINERS.has(inner.type) && partsOf(inner).some((each) => wordsOf(each) === wordsOf(left));
  if (isIn) return true;
  // A list of values is true, but what it equals depends on them.
  const isKnown = (each: Node) =>
    !hasType(each, names.names) || (!CONTAINERS.has(bare(each).type) && valueIn(each, names) !== undefined);
  if ([left, right].every(isKnown)) return 'fixed';
  return ofSizes(left, right, sign, names);
}

function ofBinary(node: Node, names: Names): Value {
  const [left, right] = [node.children[0], node.children.at(-1)];
  if (!left || !right || left === right) return undefined;
  const sign = tokensOf(node, new Set([left, right])).join('');
  if (['or', '||', 'and', '&&'].includes(sign)) return ofLogic(left, right, sign === 'or' || sign === '||', names);
  return COMPARISONS.has(sign) ? ofComparison(left, right, sign, names) : undefined;
}

// https://docs.python.org/3/library/functions.html
function ofCall(node: Node, names: Names): Value {
  const [callee] = node.children;
  const args = partsOf(childOf(node, 'ArgList') ?? { ...node, children: [] });
  const [first] = args;
  if (callee?.type !== 'VariableName' || !first) return undefined;
  const items = CONTAINERS.has(first.type) ? partsOf(first).map((each) => valueIn(each, names)) : undefined;
  if (callee.text === 'bool') return valueIn(first, names);
  if (callee.text === 'any' && items)
    return items.includes(true) || (items.every((each) => each === false) ? false : undefined);
  if (callee.text === 'all' && items)
    return items.includes(false) ? false : items.every((each) => each === true) || undefined;
  return callee.text === 'isinstance' && args[1]?.text === 'object' ? true : undefined;
}

function valueIn(node: Node, names: Names): Value {
  const inner = bare(node);
  const text = wordsOf(inner);
  if (TRUE.has(text)) return true;
  if (FALSE.has(text.replaceAll(' ', ''))) return false;
  if (CONTAINERS.has(inner.type)) return true;
  if (/^Unary/.test(inner.type)) {
    const [sign, operand] = inner.children;
    if (operand && (sign?.text === 'not' || sign?.text === '!')) return negated(valueIn(operand, names));
  }
  if (inner.type === 'NamedExpression') return valueIn(inner.children.at(-1) ?? inner, { names: names.names });
  if (inner.type === 'ConditionalExpression') return ofChoice(inner, names);
  const own = /^Binary/.test(inner.type)
    ? ofBinary(inner, names)
    : inner.type === 'CallExpression'
      ? ofCall(inner, names)
      : undefined;
  if (own !== undefined) return own;
  if (text === 'TYPE_CHECKING' || text.endsWith('. TYPE_CHECKING')) return false;
  // A literal of Python is true unless it is empty.
  if (!hasType(inner, names.names)) return /^(?:Number|String)$/.test(inner.type) ? true : 'fixed';
  return undefined;
}

// `a if c else b` of Python.
function ofChoice(node: Node, names: Names): Value {
  const [yes, condition, no] = partsOf(node).filter(({ type }) => type !== 'if' && type !== 'else');
  if (!yes || !condition || !no) return undefined;
  const chosen = valueIn(condition, names);
  if (typeof chosen === 'boolean') return valueIn(chosen ? yes : no, names);
  const [one, other] = [valueIn(yes, names), valueIn(no, names)];
  return one === other ? one : undefined;
}

/** Whether the text of an expression decides it: only literals, one thing compared with itself, `or true`. */
export function isDecided(node: Node, names: Names): boolean {
  return valueIn(node, names) !== undefined;
}

/** Comparisons of one thing, besides which a message may stand. */
const OF_ONE = /(?:true|false|truthy|falsy|null|none|nil|nan|that|check|ok)$/i;

function isText(node: Node): boolean {
  return /String|RawString|TextBlock/.test(node.type);
}

/**
 * Whether the arguments of a comparison decide it: only literals, or the same value twice. `name` is the name of the
 * comparison.
 */
export function areDecided(args: readonly Node[], names: Names, name = ''): boolean {
  if (args.length > 0 && args.every((each) => isDecided(each, names))) return true;
  const texts = args.map(wordsOf);
  if (texts.some((each, index) => index > 0 && each === texts[index - 1])) return true;
  const [first, second] = args;
  if (OF_ONE.test(name)) return args.some((each) => !isText(each) && isDecided(each, names));
  if (!first || !second) return false;
  if (/(?:GreaterEqual|GreaterOrEqual|GreaterThanOrEqual\w*)$/i.test(name))
    return ofSizes(first, second, '>=', names) === true;
  return /In$/.test(name) && ofComparison(first, second, 'in', names) === true;
}
