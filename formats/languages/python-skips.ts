import { argumentsOf, calledBy } from './language';
import { GRAMMAR, NAMES, nameOf } from './python-grammar';
import { childOf, lastName, type Node, nodesIn, tokensOf } from './tree';

/** Decorators and calls that switch a test off: https://docs.pytest.org/en/stable/how-to/skipping.html, unittest's own. */
const OFF: readonly string[] = [
  ...['skip', 'skipif', 'xfail', 'skipIf', 'skipUnless', 'expectedFailure', 'skipTest', 'importorskip', 'SkipTest'],
];
/** Functions and methods that run before tests (https://docs.pytest.org/en/stable/how-to/xunit_setup.html, https://docs.python.org/3/library/unittest.html). */
const HOOKS: ReadonlySet<string> = new Set([
  ...['setUp', 'asyncSetUp', 'setUpClass', 'setUpModule', 'setup', 'setup_module', 'setup_class', 'setup_method'],
  ...['setup_function', 'pytest_runtest_setup', 'pytest_runtest_call'],
]);
/** Tables without a row. */
const EMPTY: ReadonlySet<string> = new Set(['[]', '()', '{}', 'set()', 'list()', 'tuple()', 'range(0)']);

/** A definition without its decorators. */
export interface Definition {
  readonly node: Node;
  readonly decorators: readonly Node[];
}

export function definitionOf(statement: Node): Definition {
  if (statement.type !== 'DecoratedStatement') return { node: statement, decorators: [] };
  const node = childOf(statement, 'FunctionDefinition', 'ClassDefinition') ?? statement;
  return { node, decorators: statement.children.filter(({ type }) => type === 'Decorator') };
}

function calleeOf(decorator: Node): Node {
  return { ...decorator, children: decorator.children.filter(({ type }) => type !== 'ArgList') };
}

const isFixture = ({ decorators }: Definition): boolean =>
  decorators.some((each) => lastName(calleeOf(each), NAMES).endsWith('fixture'));

/** Whether every test in reach uses a fixture without asking for it. */
const isAutomatic = ({ decorators }: Definition): boolean =>
  decorators.some((each) => tokensOf(each).join('').includes('autouse=True'));

/** What a statement of a module or a class gives a name: `x = value`. */
function assigned(statement: Node): readonly [name: string, value: readonly string[]] | undefined {
  if (statement.type !== 'AssignStatement') return undefined;
  const [name = '', ...rest] = tokensOf(statement);
  return [name, rest.slice(rest.indexOf('=') + 1)];
}

/** What switches tests of a Python file off. */
export class PythonSkips {
  /** Names that skip: those of pytest and unittest, and what the file calls them. */
  readonly #off = new Set(OFF);
  /** Fixtures that skip. */
  readonly #fixtures = new Set<string>();
  /** Names of tables without a row. */
  readonly #empty = new Set(EMPTY);

  constructor(root: Node) {
    for (const each of root.children) this.#readName(each);
    const functions = [...nodesIn(root)].flatMap((each) =>
      each.type === 'DecoratedStatement' ? [definitionOf(each)] : [],
    );
    const plain = [...nodesIn(root)].filter(({ type }) => type === 'FunctionDefinition');
    const fixtures = functions.filter((each) => isFixture(each));
    const own = new Set(fixtures.map(({ node }) => node));
    for (let before = -1; before < this.#off.size + this.#fixtures.size; ) {
      before = this.#off.size + this.#fixtures.size;
      for (const each of fixtures) if (this.#skips(each.node)) this.#fixtures.add(nameOf(each.node));
      for (const each of plain) {
        const isHelper = !own.has(each) && !HOOKS.has(nameOf(each)) && !nameOf(each).startsWith('test');
        if (isHelper && this.#skips(each)) this.#off.add(nameOf(each));
      }
    }
  }

  // `later = pytest.mark.skip`, `from pytest import skip as later`, `ROWS = []`.
  #readName(statement: Node): void {
    const [name, value] = assigned(statement) ?? [];
    if (name !== undefined && name !== 'pytestmark' && value?.some((token) => this.#off.has(token)))
      this.#off.add(name);
    if (name !== undefined && value && EMPTY.has(value.join(''))) this.#empty.add(name);
    if (statement.type !== 'ImportStatement') return;
    const tokens = tokensOf(statement);
    for (const [at, token] of tokens.entries()) {
      const alias = tokens[at + 1] === 'as' ? tokens[at + 2] : undefined;
      if (this.#off.has(token) && alias !== undefined) this.#off.add(alias);
    }
  }

  #skips(fn: Node): boolean {
    const body = childOf(fn, 'Body');
    return body !== undefined && (this.skipsItself(body) || this.#asksFor(fn));
  }

  /** Whether a function asks for a fixture that skips. */
  #asksFor(fn: Node): boolean {
    const list = childOf(fn, 'ParamList');
    return (list?.children ?? []).some(({ type, text }) => type === 'VariableName' && this.#fixtures.has(text));
  }

  /** Whether some code names what skips. */
  names(code: Node): boolean {
    return tokensOf(code).some((token) => this.#off.has(token));
  }

  /** Whether some code skips the test that runs it. */
  skipsItself(body: Node): boolean {
    for (const each of nodesIn(body)) {
      if (each.type === 'CallExpression' && this.#off.has(calledBy(each, GRAMMAR))) return true;
      if (each.type === 'RaiseStatement' && tokensOf(each).some((token) => this.#off.has(token))) return true;
    }
    return false;
  }

  /** Whether a decorator keeps a test from running, or makes it something else. */
  isOffBy(decorator: Node): boolean {
    const name = lastName(calleeOf(decorator), NAMES);
    // A fixture and a property are no tests, and a mark of the project's own is known by its name alone.
    const isOther = ['fixture', 'property', 'overload'].includes(name) || /skip|xfail|disable|ignore/i.test(name);
    if (this.#off.has(name) || isOther) return true;
    const args = argumentsOf(decorator, GRAMMAR).map((each) => tokensOf(each).join(''));
    // A parametrization without values runs no test.
    if (name === 'parametrize' && args.slice(1).some((each) => this.#empty.has(each))) return true;
    if (name === 'usefixtures' && args.some((each) => this.#fixtures.has(each.slice(1, -1)))) return true;
    return tokensOf(decorator).some((token) => this.#off.has(token));
  }

  /** Whether a function of a test skips, by itself, a fixture or a decorator. */
  isOff({ node, decorators }: Definition): boolean {
    return decorators.some((each) => this.isOffBy(each)) || this.#skips(node);
  }

  /** Whether a statement of a module or a class switches off every test beside it. */
  switchesOff(statement: Node): boolean {
    const tokens = tokensOf(statement);
    const isMark =
      tokens[0] === 'pytestmark' &&
      tokens.some((token) => this.#off.has(token) || this.#fixtures.has(token.slice(1, -1)));
    if (isMark || (tokens[0] === '__test__' && tokens.includes('False'))) return true;
    const definition = definitionOf(statement);
    if (definition.node.type === 'FunctionDefinition') {
      const isBefore = HOOKS.has(nameOf(definition.node)) || (isFixture(definition) && isAutomatic(definition));
      return isBefore && this.#skips(definition.node);
    }
    const isCall = statement.type === 'ExpressionStatement' || statement.type === 'RaiseStatement';
    const isWhole = isCall || tokens.includes('allow_module_level');
    return isWhole && !tokens.includes('importorskip') && this.skipsItself(statement);
  }

  /** Whether a condition of a module may skip every test of it: only a run shows it. */
  maySwitchOff(statement: Node): boolean {
    const isDefinition = ['FunctionDefinition', 'ClassDefinition', 'DecoratedStatement'].includes(statement.type);
    if (isDefinition || this.switchesOff(statement)) return false;
    // `later = pytest.mark.skipif(…)` only names a mark.
    if (statement.type === 'AssignStatement') return tokensOf(statement).includes('importorskip');
    return this.skipsItself(statement);
  }
}
