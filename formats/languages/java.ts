import type { TestFile } from '../javascript/test-cases';
import { isDecided } from './decided';
import { comparingHelpers, type Grammar } from './language';
import { javaParser } from './parsers';
import { type FoundTest, fileOf } from './test-file';
import { childOf, lastName, type Node, nodesIn, tokensOf, treeOf } from './tree';

const NAMES: ReadonlySet<string> = new Set(['Identifier', 'Definition', 'TypeName', 'this']);
/** https://docs.junit.org/current/user-guide/#writing-tests-annotations, TestNG's and jqwik's own. */
const TESTS: ReadonlySet<string> = new Set([
  ...['Test', 'ParameterizedTest', 'RepeatedTest', 'TestFactory', 'TestTemplate', 'Theory', 'Property'],
]);
const CAUGHT: ReadonlySet<string> = new Set(['Throwable', 'Error', 'AssertionError', 'AssertionFailedError']);

const GRAMMAR: Grammar = {
  names: NAMES,
  call: 'MethodInvocation',
  arguments: 'ArgumentList',
  block: 'Block',
  ends: new Set(['ReturnStatement', 'ThrowStatement']),
  leaves: new Set(['BreakStatement', 'ContinueStatement']),
  branch: 'IfStatement',
  loops: new Set(['WhileStatement']),
  assigns: new Set(['VariableDeclarator']),
  functions: new Set(['LambdaExpression']),
  inner: new Set(['ClassDeclaration']),
  compares: (node) => (node.type === 'AssertStatement' ? !isDecided(node.children[1] ?? node, GRAMMAR) : undefined),
  swallows: (node) => {
    if (!node.type.startsWith('Try')) return false;
    const last = childOf(node, 'FinallyClause');
    if (last && [...nodesIn(last)].some(({ type }) => type === 'ReturnStatement')) return true;
    return node.children.some((each) => {
      if (each.type !== 'CatchClause') return false;
      const type = childOf(childOf(each, 'CatchFormalParameter'), 'CatchType');
      const tokens = tokensOf(each);
      const fails = tokens.some((token) => token === 'throw' || token === 'fail');
      return type !== undefined && tokensOf(type).some((token) => CAUGHT.has(token)) && !fails;
    });
  },
};

/** Annotations of a declaration, by their last names. */
function annotationsOf(node: Node): ReadonlyMap<string, Node> {
  const all = (childOf(node, 'Modifiers')?.children ?? []).filter(({ type }) => type.endsWith('Annotation'));
  return new Map(
    all.map((each) => {
      const name = { ...each, children: each.children.filter(({ type }) => type !== 'AnnotationArgumentList') };
      return [lastName(name, new Set(['Identifier', 'TypeName'])) || name.text, each];
    }),
  );
}

// `@Disabled…`, `@Enabled…` and `@Ignore` run a test never or only somewhere; TestNG writes `@Test(enabled = false)`.
function isOff(node: Node): boolean {
  const isAbstract = childOf(node, 'Modifiers')?.children.some(({ type }) => type === 'abstract') === true;
  return (
    isAbstract ||
    [...annotationsOf(node)].some(([name, each]) => {
      return /^(?:Disabled|Enabled|Ignore)/.test(name) || tokensOf(each).join(' ').includes('enabled = false');
    })
  );
}

function skipsItself(body: Node): boolean {
  return tokensOf(body).some((token) => /^assum(?:e|ing)(?:True|False|That|NotNull|NoException)$/.test(token));
}

const titleOf = (node: Node): Node | undefined => childOf(node, 'Definition');

function isTest(node: Node, isCase: boolean): boolean {
  if (node.type !== 'MethodDeclaration') return false;
  const isMarked = [...annotationsOf(node).keys()].some((name) => TESTS.has(name));
  return isMarked || (isCase && titleOf(node)?.text.startsWith('test') === true);
}

// `@Test(expected = X.class)` of JUnit 4 and `expectedExceptions` of TestNG.
function declaredBy(node: Node): number {
  const modifiers = childOf(node, 'Modifiers');
  const tokens = modifiers ? tokensOf(modifiers) : [];
  return tokens.some((token) => token === 'expected' || token === 'expectedExceptions') ? 1 : 0;
}

function testsIn(node: Node, prefix: string, isOuterOff: boolean): readonly FoundTest[] {
  const isCase = tokensOf(childOf(node, 'Superclass') ?? { ...node, children: [], text: '' }).at(-1) === 'TestCase';
  const off = isOuterOff || isOff(node);
  return (childOf(node, 'ClassBody')?.children ?? []).flatMap((each): readonly FoundTest[] => {
    const title = titleOf(each);
    const name = `${prefix} ${title?.text ?? ''}`;
    // JUnit runs an inner class only with `@Nested`.
    if (each.type === 'ClassDeclaration') return annotationsOf(each).has('Nested') ? testsIn(each, name, off) : [];
    const body = childOf(each, 'Block');
    if (!body || !isTest(each, isCase)) return [];
    const isRunning = !off && !isOff(each) && !skipsItself(body);
    return [{ name, node: each, title, body, declared: declaredBy(each), isRunning }];
  });
}

/** The tests of a Java file; undefined where it cannot be parsed. */
export function javaTests(text: string): TestFile | undefined {
  // The grammar takes `X.class` for the beginning of `X.new …`.
  const root = treeOf(javaParser, text, (part) => part === 'class');
  if (!root) return undefined;
  const suites = root.children.filter(({ type }) => type === 'ClassDeclaration');
  const tests = suites.flatMap((each) => testsIn(each, titleOf(each)?.text ?? '', false));
  const own = new Set(tests.map(({ node }) => node));
  const functions = [...nodesIn(root)].flatMap((each) => {
    const body = each.type === 'MethodDeclaration' && !own.has(each) ? childOf(each, 'Block') : undefined;
    return body ? [[titleOf(each)?.text ?? '', body] as const] : [];
  });
  return fileOf(root, tests, {
    grammar: GRAMMAR,
    helpers: comparingHelpers(new Map(functions), GRAMMAR),
    isSuite: ({ type }) => type === 'ClassDeclaration',
    isImport: ({ type }) => type === 'ImportDeclaration' || type === 'PackageDeclaration',
  });
}
