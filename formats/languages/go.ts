import type { TestFile } from '../test-file';
import { areDecided } from './decided';
import { deadInGo } from './go-parts';
import { callsIn, type GoCall, GoNames } from './go-testers';
import { goTree } from './go-tree';
import { argumentsOf, calledBy, comparingHelpers, type Grammar, idleParts } from './language';
import { type FoundTest, fileOf } from './test-file';
import { childOf, type Node, nodesIn, tokensOf } from './tree';

const NAMES: ReadonlySet<string> = new Set(['VariableName', 'FieldName', 'TypeName', 'DefName']);
/** https://pkg.go.dev/testing#T */
const FAILING: ReadonlySet<string> = new Set(['Error', 'Errorf', 'Fatal', 'Fatalf', 'Fail', 'FailNow']);
const SKIPPING: ReadonlySet<string> = new Set(['Skip', 'Skipf', 'SkipNow']);
/** Packages whose functions compare, under their usual names: testify, is, quicktest. */
const PACKAGES: ReadonlySet<string> = new Set(['assert', 'require', 'is', 'qt']);

/** Functions that compare, of testify, gotest.tools, is and quicktest. Others of these packages, such as `assert.New(t)`, compare nothing. */
const COMPARING =
  /^(?:Assert|Check|Condition|Contains|Deep|Dir|Elements|Empty|Eq|Err|Eventually|Exactly|Fail|False|File|Golden|Greater|HTTP|Implements|In[DE]|Is|JSON|Len|Less|Negative|Never|Nil|No|Panic|Positive|Regexp|Same|String|Subset|True|Within|YAML|Zero)/;

function compares(node: Node, calls: ReadonlyMap<Node, GoCall>): boolean | undefined {
  const known = calls.get(node);
  const [callee] = node.children;
  if (!known || callee?.type !== 'SelectorExpr') return undefined;
  const name = calledBy(node, BASE);
  const all = argumentsOf(node, BASE);
  if (known.object === 'tester' && FAILING.has(name)) return all.length > 0 || name.startsWith('Fail');
  const isPackage = PACKAGES.has(callee.children[0]?.text ?? '');
  if (isPackage || (known.object === 'suite' && COMPARING.test(name))) {
    const args = known.takesTester ? all.slice(1) : all;
    return COMPARING.test(name) && (name.startsWith('Fail') || !areDecided(args, BASE, name));
  }
  // `err.Error()` is the text of an error, `errors.Error(x)` and `log.Error(x)` are functions of packages.
  return FAILING.has(name) ? false : undefined;
}

const BASE: Grammar = {
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
  compares: () => undefined,
  swallows: () => false,
};

/** The functions of a file that skip the test that calls them, directly or by each other. */
function skippingHelpers(functions: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const found = new Set<string>(SKIPPING);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [name, body] of functions) if (skipsItself(body, found)) found.add(name);
  }
  return found;
}

function skipsItself(body: Node, skipping: ReadonlySet<string>): boolean {
  return [...nodesIn(body)].some((each) => each.type === 'CallExpr' && skipping.has(calledBy(each, BASE)));
}

const STATE_OF: ReadonlyMap<string, string> = new Map([
  ['Test', 'T'],
  ['Fuzz', 'F'],
]);

// `TestX(t *testing.T)` and `FuzzX(f *testing.F)`, but not `Testing` (https://pkg.go.dev/testing).
function stateOfName(name: string): string | undefined {
  const begin = [...STATE_OF.keys()].find((each) => name.startsWith(each));
  const next = begin === undefined ? undefined : name.charAt(begin.length);
  // The next letter is not in lower case (https://pkg.go.dev/cmd/go#hdr-Testing_functions).
  return begin === undefined || next !== next?.toUpperCase() ? undefined : STATE_OF.get(begin);
}

function isTestFunction(node: Node, names: GoNames): boolean {
  const state = stateOfName(titleOf(node)?.text ?? '');
  const [parameter, ...more] = names.paramsOf(node);
  const at = node.children.findIndex(({ type }) => type === 'Parameters');
  const hasResult = node.children[at + 1]?.type !== 'Block' || childOf(node, 'TypeParams', 'TypeParameters');
  if (state === undefined || parameter === undefined || more.length > 0 || hasResult) return false;
  const { type } = parameter;
  return parameter.names.length < 2 && type?.type === 'PointerType' && names.stateOf(type) === state;
}

const titleOf = (node: Node): Node | undefined => childOf(node, 'FieldName', 'DefName');

/** The names of systems and processors, by which a file is compiled there alone (https://github.com/golang/go/blob/master/src/internal/syslist/syslist.go). */
const SYSTEMS: ReadonlySet<string> = new Set(
  `aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos
  386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le
  riscv riscv64 s390 s390x sparc sparc64 wasm`
    .trim()
    .split(/\s+/),
);

/** Whether the build includes a file only on a condition, which nobody can judge here (https://pkg.go.dev/cmd/go#hdr-Build_constraints). */
function isConditional(root: Node, path: string): boolean {
  const name = (path.split('/').at(-1) ?? '').replace(/\.go$/, '').replace(/_test$/, '');
  const [, ...words] = name.split('.')[0]?.split('_') ?? [];
  if (SYSTEMS.has(words.at(-1) ?? '')) return true;
  return root.children.some(
    ({ type, text }) => type === 'LineComment' && /^\/\/(?:go:build\b|\s*\+build\b)/.test(text),
  );
}

/** Whether the go command passes over a file: one below a folder, or with a name, that begins with "." or "_" (https://pkg.go.dev/cmd/go#hdr-Package_lists_and_patterns). */
const isIgnored = (path: string): boolean => /(?:^|\/)(?:[._]|(?:testdata|vendor)\/)/.test(path);

/** Methods of a suite of testify that run before its tests (https://pkg.go.dev/github.com/stretchr/testify/suite). */
const HOOKS: ReadonlySet<string> = new Set(['SetupSuite', 'SetupTest', 'BeforeTest', 'SetupSubTest']);

/** Whether a function takes the place of the runner of a package and never runs it (https://pkg.go.dev/testing#hdr-Main). */
function stopsPackage(node: Node, names: GoNames): boolean {
  const [parameter] = names.paramsOf(node);
  const body = childOf(node, 'Block');
  if (node.type !== 'FunctionDecl' || titleOf(node)?.text !== 'TestMain' || !body) return false;
  const dead = idleParts(body, BASE, new Set());
  return !tokensOf(body, dead)
    .join(' ')
    .includes(`${parameter?.names[0] ?? ''} . Run (`);
}

/** Whether a Go file keeps every test of its package from running. */
export function stopsGoPackage(text: string): boolean {
  const root = goTree(text);
  if (!root) return false;
  const names = new GoNames(root);
  return root.children.some((each) => stopsPackage(each, names));
}

/** The tests of a Go file; undefined where it cannot be parsed, or where it is compiled only on a condition. */
export function goTests(text: string, path: string): TestFile | undefined {
  const root = goTree(text);
  if (!root || isConditional(root, path)) return undefined;
  const names = new GoNames(root);
  const calls = callsIn(root, names);
  const dead = deadInGo(root, NAMES);
  const grammar: Grammar = { ...BASE, compares: (node) => compares(node, calls), isDead: (node) => dead.has(node) };
  const declared = root.children.filter(({ type }) => type === 'FunctionDecl' || type === 'MethodDecl');
  // testify runs the methods of a suite that somebody hands to `suite.Run`.
  const runsSuites = tokensOf(root).join(' ').includes('suite . Run (');
  const isTest = (node: Node) => {
    if (node.type !== 'MethodDecl') return isTestFunction(node, names);
    return runsSuites && stateOfName(titleOf(node)?.text ?? '') === 'T' && names.paramsOf(node).length === 1;
  };
  const bodies = declared.flatMap((node) => {
    const body = childOf(node, 'Block');
    return body && !isTest(node) ? [[titleOf(node)?.text ?? '', body] as const] : [];
  });
  const functions = new Map(bodies);
  const skipping = skippingHelpers(functions);
  const isStopped = declared.some((each) => stopsPackage(each, names));
  const isSuiteOff = [...functions].some(([name, body]) => HOOKS.has(name) && skipsItself(body, skipping));
  const found = path.endsWith('_test.go') && !isIgnored(path) ? declared.filter(isTest) : [];
  const tests = found.flatMap((node): readonly FoundTest[] => {
    const [title, body] = [titleOf(node), childOf(node, 'Block')];
    if (!body) return [];
    const isOff = isStopped || (node.type === 'MethodDecl' && isSuiteOff);
    return [{ name: title?.text ?? '', node, title, body, isRunning: !isOff && !skipsItself(body, skipping) }];
  });
  return fileOf(root, tests, {
    grammar,
    helpers: comparingHelpers(functions, grammar),
    isSuite: () => false,
    isImport: ({ type }) => type === 'ImportDecl' || type === 'PackageClause',
  });
}
