import { argumentsOf, chainOf, isFunction, isNode, type Node, partsOf } from './parse';

const CONSTANTS: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);
const COMPOSED: ReadonlySet<string> = new Set([
  ...['TemplateLiteral', 'TemplateElement', 'UnaryExpression', 'BinaryExpression', 'LogicalExpression'],
  ...['ArrayExpression', 'ObjectExpression', 'ConditionalExpression', 'ParenthesizedExpression'],
]);
/** Functions of the language whose result depends on their arguments alone. */
const PURE: ReadonlySet<string> = new Set([
  'Boolean',
  'Number',
  'String',
  'BigInt',
  'Array',
  'Object',
  'parseInt',
  'parseFloat',
]);
const PURE_OBJECTS: ReadonlySet<string> = new Set(['Math', 'JSON', 'Number', 'Object', 'Array', 'String']);
/** Fields of a node that say where it stands. */
const PLACES: ReadonlySet<string> = new Set([
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
]);

/** Whether two nodes are the same code. */
export function isSameCode(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => isSameCode(each, other[at]));
  }
  if (!isNode(one) || !isNode(other)) {
    const isPlain = typeof one === 'object' && one !== null && typeof other === 'object' && other !== null;
    return isPlain ? JSON.stringify(one) === JSON.stringify(other) : one === other;
  }
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((field) => !PLACES.has(field));
  return fields.every((field) => isSameCode(one[field], other[field]));
}

const isBoolean = (node: unknown, value: boolean): boolean =>
  isNode(node) && node.type === 'BooleanLiteral' && node['value'] === value;

function isEmptyFunction(node: Node): boolean {
  const body = node['body'];
  return (
    isFunction(node) &&
    isNode(body) &&
    body.type === 'BlockStatement' &&
    (body['body'] as readonly unknown[]).length === 0
  );
}

// `'a'.length`, `[f()].length`, `Math.max(1, 2)`, `Boolean(1)`.
function isPureResult(node: Node, constants: ReadonlySet<string>): boolean {
  if (node.type === 'MemberExpression') {
    const object = node['object'];
    if (!isNode(object)) return false;
    const isLength = chainOfProperty(node) === 'length' && object.type === 'ArrayExpression';
    const hasSpread = isLength && partsOf(object).some(({ type }) => type === 'SpreadElement');
    return (isLength && !hasSpread) || isLiteral(object, constants);
  }
  const [root = '', ...members] = chainOf(node['callee']);
  const isPure = members.length === 0 ? PURE.has(root) : PURE_OBJECTS.has(root);
  return isPure && argumentsOf(node).every((each) => isLiteral(each, constants));
}

function chainOfProperty(node: Node): string {
  const property = node['property'];
  return isNode(property) ? String(property['name'] ?? '') : '';
}

/** Whether the code under test has no part in a value: a literal, `f() || true`, `x === x`. */
export function isLiteral(node: Node, constants: ReadonlySet<string>): boolean {
  if (node.type === 'Identifier') return CONSTANTS.has(String(node['name'])) || constants.has(String(node['name']));
  if (node.type === 'ObjectProperty') return isNode(node['value']) && isLiteral(node['value'], constants);
  if (node.type === 'SequenceExpression')
    return partsOf(node)
      .slice(-1)
      .every((each) => isLiteral(each, constants));
  const sides = [node['left'], node['right']];
  const operator = String(node['operator'] ?? '');
  if (node.type === 'LogicalExpression' && sides.some((each) => isBoolean(each, operator === '||'))) {
    if (operator === '||' || operator === '&&') return true;
  }
  if (
    node.type === 'BinaryExpression' &&
    /^(?:[=!]==?|[<>]=?)$/.test(operator) &&
    isSameCode(...(sides as [unknown, unknown]))
  ) {
    return true;
  }
  if (COMPOSED.has(node.type)) return partsOf(node).every((part) => isLiteral(part, constants));
  if (node.type === 'MemberExpression' || node.type === 'CallExpression') return isPureResult(node, constants);
  return node.type.endsWith('Literal') || isEmptyFunction(node);
}

/** Whether a value is true or false by its text: `f() || 'x'`, `[f()]`, `{}`. */
export function isTruthDecided(node: Node, constants: ReadonlySet<string>): boolean {
  if (isLiteral(node, constants)) return true;
  if (
    ['ArrayExpression', 'ObjectExpression', 'NewExpression', 'ClassExpression'].includes(node.type) ||
    isFunction(node)
  )
    return true;
  if (node.type === 'UnaryExpression')
    return isNode(node['argument']) && node['operator'] === '!' && isTruthDecided(node['argument'], constants);
  const right = node['right'];
  if (node.type !== 'LogicalExpression' || !isNode(right)) return false;
  const isFalsy = ['NullLiteral'].includes(right.type) || [false, 0, ''].includes(right['value'] as never);
  if (node['operator'] === '||') return isTruthDecided(right, constants) && !isFalsy && right.type !== 'Identifier';
  return false;
}
