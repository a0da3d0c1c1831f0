import type { TestFile } from '../javascript/test-cases';
import { areDecided, argumentsOf, calledBy, comparingHelpers, type Grammar } from './language';
import { goParser } from './parsers';
import { type FoundTest, fileOf } from './test-file';
import { childOf, type Node, nodesIn, tokensOf, treeOf } from './tree';

const NAMES: ReadonlySet<string> = new Set(['VariableName', 'FieldName', 'TypeName', 'DefName']);
/** https://pkg.go.dev/testing#T */
const FAILING: ReadonlySet<string> = new Set(['Error', 'Errorf', 'Fatal', 'Fatalf', 'Fail', 'FailNow']);
const SKIPPING: ReadonlySet<string> = new Set(['Skip', 'Skipf', 'SkipNow']);
/** The usual names of `*testing.T`, `*testing.B`, `*testing.F` and `testing.TB`, and of testify's suite. */
const TESTERS: ReadonlySet<string> = new Set(['t', 'tt', 'tb', 'b', 'f', 'c', 's', 'suite', 'test', 'testingT']);
/** Packages whose functions compare, under their usual names: testify, is, quicktest. */
const PACKAGES: ReadonlySet<string> = new Set(['assert', 'require', 'is', 'qt']);

function compares(node: Node): boolean | undefined {
  if (node.type !== 'CallExpr') return undefined;
  const [callee] = node.children;
  const name = calledBy(node, GRAMMAR);
  const args = argumentsOf(node, GRAMMAR);
  // `err.Error()` is the text of an error, `errors.Error(x)` and `log.Error(x)` are functions of packages.
  if (callee?.type === 'SelectorExpr' && FAILING.has(name)) {
    const isTester =
      TESTERS.has(callee.children[0]?.text ?? '') ||
      tokensOf(callee)
        .join('')
        .endsWith('.T().' + name);
    return isTester && (args.length > 0 || name.startsWith('Fail'));
  }
  const isPackage = callee?.type === 'SelectorExpr' && PACKAGES.has(callee.children[0]?.text ?? '');
  // The first argument is the test itself.
  return isPackage ? !areDecided(args.slice(args[0]?.text === 't' ? 1 : 0), GRAMMAR) : undefined;
}

const GRAMMAR: Grammar = {
  names: NAMES,
  call: 'CallExpr',
  arguments: 'Arguments',
  block: 'Block',
  ends: new Set(['ReturnStatement']),
  leaves: new Set(['GotoStatement']),
  branch: 'IfStatement',
  loops: new Set(['ForStatement']),
  assigns: new Set(['VarDecl', 'Assignment']),
  functions: new Set(['FunctionLiteral']),
  // A function literal runs where it stands or is handed on.
  inner: new Set(),
  compares: (node) => compares(node),
  swallows: () => false,
};

function skipsItself(body: Node): boolean {
  return [...nodesIn(body)].some((each) => each.type === 'CallExpr' && SKIPPING.has(calledBy(each, GRAMMAR)));
}

// `TestX` and `FuzzX`, but not `Testing` (https://pkg.go.dev/testing).
function isTestName(name: string): boolean {
  const rest = ['Test', 'Fuzz'].find((begin) => name.startsWith(begin));
  const next = rest === undefined ? undefined : name.charAt(rest.length);
  return next !== undefined && next === next.toUpperCase() && name !== 'TestMain';
}

const titleOf = (node: Node): Node | undefined => childOf(node, 'FieldName', 'DefName');

/** Whether the build includes a file only on a condition, which nobody can judge here (https://pkg.go.dev/cmd/go#hdr-Build_constraints). */
function isConditional(root: Node): boolean {
  return root.children.some(({ type, text }) => {
    return type === 'LineComment' && (text.startsWith('//go:build') || text.startsWith('// +build'));
  });
}

/** The tests of a Go file; undefined where it cannot be parsed, or where it is compiled only on a condition. */
export function goTests(text: string, path: string): TestFile | undefined {
  const root = treeOf(goParser, text);
  if (!root || isConditional(root)) return undefined;
  const declared = root.children.filter(({ type }) => type === 'FunctionDecl' || type === 'MethodDecl');
  // testify runs the methods of a suite that somebody hands to `suite.Run`.
  const runsSuites = tokensOf(root).join(' ').includes('suite . Run (');
  const isTest = (node: Node) => {
    const takesTest = tokensOf(childOf(node, 'Parameters') ?? node)
      .join('')
      .includes('*testing.');
    return isTestName(titleOf(node)?.text ?? '') && (node.type === 'MethodDecl' ? runsSuites : takesTest);
  };
  const found = path.endsWith('_test.go') ? declared.filter(isTest) : [];
  const tests = found.flatMap((node): readonly FoundTest[] => {
    const [title, body] = [titleOf(node), childOf(node, 'Block')];
    if (!body) return [];
    return [{ name: title?.text ?? '', node, title, body, isRunning: !skipsItself(body) }];
  });
  const functions = declared.flatMap((node) => {
    const body = childOf(node, 'Block');
    return body && !isTest(node) ? [[titleOf(node)?.text ?? '', body] as const] : [];
  });
  return fileOf(root, tests, {
    grammar: GRAMMAR,
    helpers: comparingHelpers(new Map(functions), GRAMMAR),
    isSuite: () => false,
    isImport: ({ type }) => type === 'ImportDecl' || type === 'PackageClause',
  });
}
