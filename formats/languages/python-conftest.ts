import type { Surrounded } from './files-beside';
import { argumentsOf, calledBy } from './language';
import { GRAMMAR, nameOf, pythonTree } from './python-grammar';
import { definitionOf, PythonSkips } from './python-skips';
import { hasType, type Node, nodesIn, tokensOf } from './tree';

/** Lists of what pytest does not collect (https://docs.pytest.org/en/stable/example/pythoncollection.html#customizing-test-collection). */
const IGNORING: ReadonlySet<string> = new Set(['collect_ignore', 'collect_ignore_glob']);
/** Hooks that decide what is collected or run (https://docs.pytest.org/en/stable/reference/reference.html#hooks). */
const HOOKS: ReadonlySet<string> = new Set([
  ...['pytest_ignore_collect', 'pytest_collect_file', 'pytest_pycollect_makeitem', 'pytest_pyfunc_call'],
  ...['pytest_runtest_protocol', 'pytest_runtestloop', 'pytest_collection'],
]);
const CONDITIONS: ReadonlySet<string> = new Set(['IfStatement', 'TryStatement', 'ConditionalExpression']);

/** A pattern of Python's fnmatch, whose `*` takes slashes, too (https://docs.python.org/3/library/fnmatch.html). */
function matches(pattern: string, text: string): boolean {
  const written = pattern
    .replaceAll(/[\\^$+.()|{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  try {
    return new RegExp(`^${written.replaceAll('[!', '[^')}$`, 's').test(text);
  } catch {
    return true;
  }
}

function isNamed(literal: string, path: string, isGlob: boolean): boolean {
  const name = literal.slice(1, -1).replace(/^\.\//, '').replace(/\/$/, '');
  const parts = path.split('/');
  const above = parts.map((_each, at) => parts.slice(0, at + 1).join('/'));
  return isGlob ? above.some((each) => matches(name, each)) : above.includes(name);
}

/** What a list that pytest does not collect says of a file. */
function ofList(statement: Node, path: string): Surrounded {
  const tokens = tokensOf(statement);
  const at = tokens.findIndex((token) => IGNORING.has(token));
  if (at < 0) return 'runs';
  const literals = [...nodesIn(statement)].filter(({ type }) => type === 'String').map(({ text }) => text);
  const isHit = literals.some((each) => isNamed(each, path, tokens[at] === 'collect_ignore_glob'));
  if (isHit) return hasType(statement, CONDITIONS) ? 'unknown' : 'off';
  const others = [...nodesIn(statement)].filter(({ type, text }) => type === 'VariableName' && !IGNORING.has(text));
  return others.length > 0 ? 'unknown' : 'runs';
}

/** Whether a function does something to every item, under no condition: a skip, a mark, or an empty list. */
function dropsAll(body: Node, skips: PythonSkips): boolean {
  if (CONDITIONS.has(body.type)) return false;
  if (['ExpressionStatement', 'AssignStatement', 'DeleteStatement', 'RaiseStatement'].includes(body.type)) {
    const text = tokensOf(body).join('');
    const isEmptied = /^(?:items\.clear\(\)|items\[:\]=\[\]|delitems\[:\])/.test(text);
    const isMarked = [...nodesIn(body)].some(
      (each) =>
        each.type === 'CallExpression' &&
        calledBy(each, GRAMMAR) === 'add_marker' &&
        argumentsOf(each, GRAMMAR).some((one) => skips.names(one)),
    );
    return isEmptied || isMarked || (body.type !== 'AssignStatement' && skips.skipsItself(body));
  }
  return body.children.some((each) => dropsAll(each, skips));
}

/** What a conftest.py says of a file of tests below its folder; `path` is relative to that folder. */
export function conftestVerdict(text: string, path: string): Surrounded {
  const root = pythonTree(text);
  if (!root) return 'unknown';
  const skips = new PythonSkips(root);
  const found = root.children.map((statement): Surrounded => {
    const definition = definitionOf(statement);
    const name = nameOf(definition.node);
    if (definition.node.type !== 'FunctionDefinition') return ofList(statement, path);
    if (HOOKS.has(name)) return 'unknown';
    const isForAll =
      name.startsWith('pytest_') ||
      definition.decorators.some((each) => tokensOf(each).join('').includes('autouse=True'));
    return isForAll && dropsAll(definition.node.children.find(({ type }) => type === 'Body') ?? definition.node, skips)
      ? 'off'
      : 'runs';
  });
  return found.find((each) => each === 'off') ?? found.find((each) => each === 'unknown') ?? 'runs';
}
