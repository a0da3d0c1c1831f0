import { argumentsOf, chainOf, isFunction, isNode, type Node } from './parse';

/** Hooks of Nightwatch, which are no tests (https://nightwatchjs.org/guide/writing-tests/using-test-hooks.html). */
const HOOKS: ReadonlySet<string> = new Set(['before', 'after', 'beforeEach', 'afterEach']);

/** A property of an object, by its name. */
export interface Member {
  readonly name: string;
  readonly value: Node;
}

function membersOf(node: unknown): readonly Member[] {
  if (!isNode(node) || node.type !== 'ObjectExpression') return [];
  return (node['properties'] as readonly unknown[]).filter(isNode).flatMap((each) => {
    const [key, value] = [each['key'], each.type === 'ObjectMethod' ? each : each['value']];
    const name = isNode(key) ? String(key['name'] ?? key['value']) : '';
    return isNode(value) ? [{ name, value }] : [];
  });
}

/**
 * The cases of `ruleTester.run(name, rule, { valid, invalid })`, each a test; undefined for another call
 * (https://eslint.org/docs/latest/integrate/nodejs-api#ruletester). A case may be `only` or `skip`.
 */
export function ruleCases(call: Node): readonly Node[] | undefined {
  const members = membersOf(argumentsOf(call)[2]);
  const lists = members.filter(({ name }) => name === 'valid' || name === 'invalid');
  if (chainOf(call['callee']).at(-1) !== 'run' || lists.length !== 2) return undefined;
  const all = lists.flatMap(({ value }) =>
    value.type === 'ArrayExpression' ? (value['elements'] as readonly unknown[]).filter(isNode) : [value],
  );
  const isOn = (each: Node, name: string) =>
    membersOf(each).some(
      (one) => one.name === name && !(one.value.type === 'BooleanLiteral' && one.value['value'] === false),
    );
  if (all.some((each) => isOn(each, 'only'))) return [];
  return all.filter((each) => !isOn(each, 'skip'));
}

/** The exported object of `module.exports = { … }` or `export default { … }`. */
function exportedObject(statement: Node): Node | undefined {
  const declared = statement.type === 'ExportDefaultDeclaration' ? statement['declaration'] : undefined;
  const expression = statement.type === 'ExpressionStatement' ? statement['expression'] : undefined;
  const isExports = isNode(expression) && chainOf(expression['left']).join('.') === 'module.exports';
  const value = isExports ? expression['right'] : declared;
  return isNode(value) && value.type === 'ObjectExpression' ? value : undefined;
}

/**
 * The steps of an exported object of tests, as Nightwatch runs them; undefined for another statement
 * (https://nightwatchjs.org/guide/writing-tests/introduction.html). `@disabled` switches all of them off.
 */
export function exportedTests(statement: Node): readonly Member[] | undefined {
  const members = membersOf(exportedObject(statement));
  const isTest = ({ name, value }: Member) =>
    !HOOKS.has(name) &&
    (isFunction(value) || value.type === 'ObjectMethod') &&
    (value['params'] as readonly unknown[]).length > 0;
  if (!members.some(isTest)) return undefined;
  return members.some(({ name }) => name === '@disabled') ? [] : members.filter(isTest);
}

/** Whether a statement begins a fixture of TestCafe, and whether it runs (https://testcafe.io/documentation/402829/guides/basic-guides/organize-tests). */
export function fixtureState(statement: Node): 'none' | 'runs' | 'off' {
  const chain = statement.type === 'ExpressionStatement' ? chainOf(statement['expression']) : [];
  if (chain[0] !== 'fixture') return 'none';
  return chain.includes('skip') || chain.includes('only') ? 'off' : 'runs';
}
