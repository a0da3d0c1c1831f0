import type { TestFile } from '../test-file';
import { isDecided } from './decided';
import { comparingHelpers, type Grammar } from './language';
import { javaParser } from './parsers';
import { type FoundTest, fileOf } from './test-file';
import { childOf, hasType, lastName, type Node, nodesIn, tokensOf, treeOf } from './tree';

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
  // https://docs.oracle.com/javase/specs/jls/se21/html/jls-14.html#jls-14.11
  isDead: (node) =>
    node.type === 'SwitchStatement' && !hasType(childOf(node, 'ParenthesizedExpression') ?? node, NAMES),
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

/** Methods of JUnit, and errors of JUnit and TestNG, that end a test as skipped. */
const SKIPPING =
  /^(?:assum(?:e|ing)(?:True|False|That|NotNull|NoException)|abort|TestAbortedException|AssumptionViolatedException|SkipException)$/;
/** Annotations of methods that run before tests, in JUnit and TestNG. */
const HOOKS: ReadonlySet<string> = new Set([
  ...['BeforeEach', 'BeforeAll', 'Before', 'BeforeClass', 'BeforeMethod', 'BeforeTest', 'BeforeSuite', 'BeforeGroups'],
]);

function skipsItself(body: Node, helpers: ReadonlySet<string>): boolean {
  return tokensOf(body).some((token) => SKIPPING.test(token) || helpers.has(token));
}

const hasModifier = (node: Node, ...names: readonly string[]): boolean =>
  (childOf(node, 'Modifiers')?.children ?? []).some(({ type }) => names.includes(type));

/** The blocks of a class that run before its tests: hooks, `setUp` of JUnit 3, constructors and initializers. */
function hooksOf(members: readonly Node[]): readonly Node[] {
  return members.flatMap((each): readonly Node[] => {
    const body =
      each.type === 'ConstructorDeclaration' ? childOf(each, 'ConstructorBody', 'Block') : childOf(each, 'Block');
    const isHook =
      /Initializer|Constructor/.test(each.type) ||
      each.type === 'Block' ||
      titleOf(each)?.text === 'setUp' ||
      [...annotationsOf(each).keys()].some((name) => HOOKS.has(name));
    return isHook ? [body ?? each] : [];
  });
}

const titleOf = (node: Node): Node | undefined => childOf(node, 'Definition');

function isTest(node: Node, isCase: boolean): boolean {
  if (node.type !== 'MethodDeclaration') return false;
  const names = [...annotationsOf(node).keys()];
  if (isCase && titleOf(node)?.text.startsWith('test') === true) return true;
  return names.some((name) => TESTS.has(name));
}

// JUnit and TestNG pass over a test that is private, static, or returns something
// (https://docs.junit.org/current/user-guide/#writing-tests-definitions).
function isPassedOver(node: Node): boolean {
  const names = annotationsOf(node);
  const mayReturn = ['TestFactory', 'TestTemplate', 'Property'].some((name) => names.has(name));
  return hasModifier(node, 'private', 'static') || (!mayReturn && childOf(node, 'void') === undefined);
}

// `@Test(expected = X.class)` of JUnit 4 and `expectedExceptions` of TestNG.
function declaredBy(node: Node): number {
  const modifiers = childOf(node, 'Modifiers');
  const tokens = modifiers ? tokensOf(modifiers) : [];
  return tokens.some((token) => token === 'expected' || token === 'expectedExceptions') ? 1 : 0;
}

function testsIn(node: Node, prefix: string, isOuterOff: boolean, helpers: ReadonlySet<string>): readonly FoundTest[] {
  const isCase = tokensOf(childOf(node, 'Superclass') ?? { ...node, children: [], text: '' }).at(-1) === 'TestCase';
  const members = childOf(node, 'ClassBody')?.children ?? [];
  const off = isOuterOff || isOff(node) || hooksOf(members).some((each) => skipsItself(each, helpers));
  return members.flatMap((each): readonly FoundTest[] => {
    const title = titleOf(each);
    const name = `${prefix} ${title?.text ?? ''}`;
    // JUnit runs an inner class only with `@Nested`.
    if (each.type === 'ClassDeclaration') {
      const isHidden = off || hasModifier(each, 'private', 'static');
      return annotationsOf(each).has('Nested') ? testsIn(each, name, isHidden, helpers) : [];
    }
    const body = childOf(each, 'Block');
    if (!body || !isTest(each, isCase)) return [];
    const isRunning = !off && !isOff(each) && !isPassedOver(each) && !skipsItself(body, helpers);
    return [{ name, node: each, title, body, declared: declaredBy(each), isRunning }];
  });
}

/**
 * The names of classes that Surefire and Failsafe run (https://maven.apache.org/surefire/maven-surefire-plugin/examples/inclusion-exclusion.html,
 * https://maven.apache.org/surefire/maven-failsafe-plugin/examples/inclusion-exclusion.html). Gradle runs others, too.
 */
const RUN_BY_NAME = /^(?:Test.*|IT.*|.*(?:Test|Tests|TestCase|IT|ITCase))$/;
/** What Maven and Gradle compile as production code. */
const PRODUCTION = /(?:^|\/)src\/main\//;

function skippingMethods(methods: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [name, body] of methods) if (skipsItself(body, found)) found.add(name);
  }
  return found;
}

/**
 * The tests of a Java file; undefined where it cannot be parsed, or where only settings of the build show whether it
 * runs.
 */
export function javaTests(text: string, path: string): TestFile | undefined {
  // The grammar takes `X.class` for the beginning of `X.new …`.
  const root = treeOf(javaParser, text, (part) => part === 'class');
  if (!root) return undefined;
  const suites = root.children.filter(({ type }) => type === 'ClassDeclaration');
  const methods = [...nodesIn(root)].flatMap((each) => {
    const isHelper = each.type === 'MethodDeclaration' && !isTest(each, false) && annotationsOf(each).size === 0;
    const body = isHelper ? childOf(each, 'Block') : undefined;
    return body ? [[titleOf(each)?.text ?? '', body] as const] : [];
  });
  const skipping = skippingMethods(new Map(methods));
  const found = suites.map((each) => ({ each, tests: testsIn(each, titleOf(each)?.text ?? '', false, skipping) }));
  const isNamed = found.every(({ each, tests }) => tests.length === 0 || RUN_BY_NAME.test(titleOf(each)?.text ?? ''));
  const tests = found.flatMap((each) => each.tests);
  if (!isNamed || (tests.length > 0 && PRODUCTION.test(path))) return undefined;
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
