import { childOf, type Node, nodesIn, tokensOf } from './tree';

/** What a name of a Go file stands for: the state of a test, a suite of testify, or anything else. */
export type Stands = 'tester' | 'suite' | 'other';

/** The state of tests in packages of their own: rapid, quicktest, gocheck, and testify's, gomega's and Ginkgo's interfaces. */
const OTHER_TESTERS: ReadonlySet<string> = new Set([
  ...['rapid.T', 'qt.C', 'quicktest.C', 'check.C', 'assert.TestingT', 'require.TestingT', 'qt.TB'],
  ...['ginkgo.GinkgoTInterface', 'ginkgo.FullGinkgoTInterface', 'types.GomegaTestingT'],
]);
/** https://pkg.go.dev/testing */
const STATES: ReadonlySet<string> = new Set(['T', 'B', 'F', 'TB']);

type Scope = ReadonlyMap<string, Stands>;

/** The names under which a file imports the package `testing`; '' for a dot import. */
function testingNames(root: Node): ReadonlySet<string> {
  const specs = [...nodesIn(root)].filter(({ type }) => type === 'ImportSpec');
  const own = specs.filter((each) => /^["`]testing["`]$/.test(childOf(each, 'String')?.text ?? ''));
  return new Set(
    own.map((each) => (childOf(each, '.') ? '' : (childOf(each, 'DefName', 'VariableName')?.text ?? 'testing'))),
  );
}

const typeText = (node: Node | undefined): string => (node ? tokensOf(node).join('') : '');

/** What the types of a Go file say of its names. */
export class GoNames {
  readonly #testing: ReadonlySet<string>;
  readonly #types = new Map<string, Stands>();
  readonly #fields = new Set<string>();

  constructor(root: Node) {
    this.#testing = testingNames(root);
    for (const spec of nodesIn(root)) {
      const name = spec.type === 'TypeSpec' ? childOf(spec, 'DefName')?.text : undefined;
      const body = childOf(childOf(spec, 'StructType'), 'StructBody');
      for (const field of name === undefined ? [] : (body?.children ?? [])) this.#readField(name ?? '', field);
    }
  }

  #readField(struct: string, field: Node): void {
    if (field.type !== 'FieldDecl') return;
    const names = field.children.filter(({ type }) => type === 'FieldName' || type === 'DefName');
    const stands = this.ofType(field.children.find((each) => !names.includes(each) && /^[A-Z]/.test(each.type)));
    if (stands === 'other') return;
    // A struct without a name for it has its methods (https://go.dev/ref/spec#Struct_types).
    if (names.length === 0) this.#types.set(struct, stands);
    for (const { text } of names) this.#fields.add(text);
  }

  /** The state that a type is: `*testing.T` is `T`; undefined for another type. */
  stateOf(type: Node | undefined): string | undefined {
    const text = typeText(type).replace(/^\*/, '');
    const at = text.lastIndexOf('.');
    const [of, name] = at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
    return this.#testing.has(of) && STATES.has(name) ? name : undefined;
  }

  ofType(type: Node | undefined): Stands {
    const text = typeText(type).replace(/^\*/, '');
    if (this.stateOf(type) !== undefined || OTHER_TESTERS.has(text)) return 'tester';
    return text === 'suite.Suite' ? 'suite' : (this.#types.get(text) ?? 'other');
  }

  /** What the object of a call stands for: `t` in `t.Error(x)`, and `h.t` and `s.T()`. */
  ofObject(object: Node | undefined, scope: Scope): Stands {
    if (object?.type === 'VariableName') return scope.get(object.text) ?? 'other';
    if (object?.type === 'SelectorExpr')
      return this.#fields.has(childOf(object, 'FieldName')?.text ?? '') ? 'tester' : 'other';
    if (object?.type === 'UnaryExp' || object?.type === 'ParenthesizedExpr')
      return this.ofObject(object.children[1], scope);
    const callee = object?.type === 'CallExpr' ? object.children[0] : undefined;
    const isState = callee?.type === 'SelectorExpr' && childOf(callee, 'FieldName')?.text === 'T';
    return isState && this.ofObject(callee.children[0], scope) === 'suite' ? 'tester' : 'other';
  }

  /** The parameters of a function, the receiver of a method included. */
  paramsOf(fn: Node): readonly { readonly names: readonly string[]; readonly type: Node | undefined }[] {
    const lists = fn.children.filter(({ type }) => type === 'Parameters');
    return lists.flatMap((list) =>
      list.children
        .filter(({ type }) => type === 'Parameter')
        .map((each) => ({
          names: each.children.filter(({ type }) => type === 'DefName').map(({ text }) => text),
          type: each.children.filter(({ type }) => type !== 'DefName' && type !== ',').at(-1),
        })),
    );
  }
}

/** A call, by the types of the names in it. */
export interface GoCall {
  /** What its object stands for. */
  readonly object: Stands;
  /** Whether its first argument is the state of a test. */
  readonly takesTester: boolean;
}

const FUNCTIONS: readonly string[] = ['FunctionDecl', 'MethodDecl', 'FunctionLiteral'];

function declaredIn(node: Node, names: GoNames, scope: Scope): readonly (readonly [string, Stands])[] {
  const defined = node.children.filter(({ type }) => type === 'DefName').map(({ text }) => text);
  const value = node.children.at(-1);
  const type = node.type === 'VarSpec' ? node.children.find((each) => each.type.endsWith('Type')) : undefined;
  const stands = type ? names.ofType(type) : names.ofObject(value, scope);
  return defined.map((name) => [name, defined.length === 1 ? stands : 'other'] as const);
}

/** Every call of a file, by the types of the names that are in scope there. */
export function callsIn(root: Node, names: GoNames): ReadonlyMap<Node, GoCall> {
  const found = new Map<Node, GoCall>();
  const visit = (node: Node, outer: Scope): Scope => {
    const inner = new Map(outer);
    if (FUNCTIONS.includes(node.type)) {
      for (const { names: own, type } of names.paramsOf(node))
        for (const name of own) inner.set(name, names.ofType(type));
    }
    const [callee] = node.children;
    if (node.type === 'CallExpr') {
      const object = callee?.type === 'SelectorExpr' ? names.ofObject(callee.children[0], outer) : 'other';
      const [first] = (childOf(node, 'Arguments')?.children ?? []).slice(1);
      found.set(node, { object, takesTester: names.ofObject(first, outer) === 'tester' });
    }
    let scope: Scope = inner;
    for (const child of node.children) scope = visit(child, scope);
    // A name holds from its declaration to the end of its block.
    if (node.type === 'VarDecl' || node.type === 'VarSpec') {
      const own = declaredIn(node, names, scope);
      return own.length === 0 ? scope : new Map([...outer, ...own]);
    }
    return outer;
  };
  visit(root, new Map());
  return found;
}
