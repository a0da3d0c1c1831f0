import type { TestFile } from '../test-file';
import { areDecided } from './decided';
import { calledBy, comparingHelpers, type Grammar } from './language';
import { rustParser } from './parsers';
import { type FoundTest, fileOf } from './test-file';
import { childOf, lastName, type Node, nodesIn, tokensOf, treeOf } from './tree';

const NAMES: ReadonlySet<string> = new Set([
  'Identifier',
  'ScopeIdentifier',
  'BoundIdentifier',
  'FieldIdentifier',
  'self',
]);
const COMPARING = ['assert', 'debug_assert', 'prop_assert', 'panic'] as const;
/** Macros that declare tests, whose content no parser of Rust reads. */
const DECLARING: ReadonlySet<string> = new Set(['proptest', 'quickcheck', 'test_case', 'rstest']);

const macroName = (node: Node): string => {
  const path = { ...node, children: node.children.filter(({ type }) => !type.endsWith('Tokens')) };
  return lastName(path, NAMES) || node.text.split('!')[0] || '';
};

/** The arguments of a macro as expressions; undefined for one that is none. */
function macroArguments(node: Node): readonly (Node | undefined)[] {
  const tokens = node.children.find(({ type }) => type.endsWith('Tokens'));
  const parts: Node[][] = [[]];
  for (const each of tokens?.children.slice(1, -1) ?? []) {
    if (each.type === ',') parts.push([]);
    else parts.at(-1)?.push(each);
  }
  return parts.flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!tokens || !first || !last) return [];
    const text = tokens.text.slice(first.from - tokens.from, last.from + last.text.length - tokens.from);
    const parsed = treeOf(rustParser, `fn f() { ${text}; }`);
    const statement = parsed && [...nodesIn(parsed)].find(({ type }) => type === 'Block')?.children[1];
    return [statement?.type === 'ExpressionStatement' ? statement.children[0] : statement];
  });
}

const isName = (token: string): boolean => /^[A-Za-z_]\w*$/.test(token) && token !== 'true' && token !== 'false';

function compares(node: Node): boolean | undefined {
  if (node.type !== 'MacroInvocation') return undefined;
  const name = macroName(node);
  if (!COMPARING.some((begin) => name.startsWith(begin))) return undefined;
  if (name === 'panic') return true;
  const isOfTwo = /_(?:eq|ne)$/.test(name);
  const compared = macroArguments(node).slice(0, isOfTwo ? 2 : 1);
  if (compared.length === 0) return false;
  // What is no expression belongs to a macro of its own, such as a pattern.
  const known = compared.flatMap((each) => (each ? [each] : []));
  return known.length < compared.length || !areDecided(known, GRAMMAR);
}

const GRAMMAR: Grammar = {
  names: NAMES,
  call: 'CallExpression',
  arguments: 'ArgList',
  block: 'Block',
  ends: new Set(['ReturnExpression']),
  leaves: new Set(['BreakExpression', 'ContinueExpression']),
  branch: 'IfExpression',
  loops: new Set(['ForExpression', 'WhileExpression']),
  assigns: new Set(['LetDeclaration']),
  functions: new Set(['ClosureExpression']),
  inner: new Set(['FunctionItem', 'ModItem']),
  compares: (node) => compares(node),
  // A panic that is caught fails no test (https://doc.rust-lang.org/std/panic/fn.catch_unwind.html).
  swallows: (node) => node.type === 'CallExpression' && calledBy(node, GRAMMAR) === 'catch_unwind',
};

/** An item with the words of each of its attributes. */
function itemOf(node: Node): { readonly item: Node; readonly attributes: readonly (readonly string[])[] } {
  if (node.type !== 'AttributeItem') return { item: node, attributes: [] };
  const attributes = node.children
    .filter(({ type }) => type === 'Attribute')
    .map((each) => tokensOf(each).filter(isName));
  return { item: node.children.find(({ type }) => type !== 'Attribute') ?? node, attributes };
}

// `#[ignore]`, and a condition other than `cfg(test)`: https://doc.rust-lang.org/reference/attributes/testing.html.
function isOff(attributes: readonly (readonly string[])[]): boolean {
  return attributes.some((words) => {
    const isOther = (words[0] === 'cfg' && words.join(' ') !== 'cfg test') || words[0] === 'cfg_attr';
    return isOther || words.includes('ignore');
  });
}

function testsIn(items: readonly Node[], prefix: string, isOuterOff: boolean): readonly FoundTest[] {
  return items.flatMap((node): readonly FoundTest[] => {
    const { item, attributes } = itemOf(node);
    const off = isOuterOff || isOff(attributes);
    const title = childOf(item, 'BoundIdentifier');
    const name = `${prefix}${title?.text ?? ''}`;
    if (item.type === 'ModItem') return testsIn(childOf(item, 'DeclarationList')?.children ?? [], `${name}::`, off);
    const body = childOf(item, 'Block');
    const isTest = attributes.some((words) => words.at(-1) === 'test' || words[0] === 'test' || words[0] === 'rstest');
    if (item.type !== 'FunctionItem' || !body || !isTest || attributes.some((words) => words[0] === 'cfg')) return [];
    const declared = attributes.some((words) => words[0] === 'should_panic') ? 1 : 0;
    return [{ name, node, title, body, declared, isRunning: !off }];
  });
}

/** The tests of a Rust file; undefined where it cannot be parsed, or where a macro or a condition decides what it has. */
export function rustTests(text: string): TestFile | undefined {
  const root = treeOf(rustParser, text);
  const all = root ? [...nodesIn(root)] : [];
  const isOpen = all.some((each) => {
    const isCondition = each.type === 'InnerAttribute' && tokensOf(each).includes('cfg');
    return isCondition || (each.type === 'MacroInvocation' && DECLARING.has(macroName(each)));
  });
  if (!root || isOpen) return undefined;
  const tests = testsIn(root.children, '', false);
  const own = new Set(tests.map(({ body }) => body));
  const functions = all.flatMap((each) => {
    const body = each.type === 'FunctionItem' ? childOf(each, 'Block') : undefined;
    return body && !own.has(body) ? [[childOf(each, 'BoundIdentifier')?.text ?? '', body] as const] : [];
  });
  return fileOf(root, tests, {
    grammar: GRAMMAR,
    helpers: comparingHelpers(new Map(functions), GRAMMAR),
    isSuite: (node) => itemOf(node).item.type === 'ModItem',
    isImport: ({ type }) => type === 'UseDeclaration' || type === 'InnerAttribute',
  });
}
