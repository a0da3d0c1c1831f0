import { githubPackages } from '../github-packages';
import { calledFunction, type Expression, pathOf, STATUS_FUNCTIONS, ungrouped } from './parse';

/** The kind of an expression's value. */
export type Kind = 'string' | 'number' | 'boolean' | 'null';

const RESULTS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(['contains', 'startswith', 'endswith', ...STATUS_FUNCTIONS].map((name) => [name, 'boolean'])),
  ...Object.fromEntries(['format', 'join', 'tojson', 'hashfiles'].map((name) => [name, 'string'])),
};

/**
 * The kind of an expression's value, for all inputs; undefined where only a run decides it. `ofPath` gives the kind of
 * names in a row, such as `needs.build.outputs.tag`.
 */
export function kindOf(
  expression: Expression,
  ofPath: (path: readonly string[]) => Kind | undefined,
): Kind | undefined {
  const { ast, expressions } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.Literal) {
    const { data } = expressions;
    if (inner.literal instanceof data.StringData) return 'string';
    if (inner.literal instanceof data.NumberData) return 'number';
    return inner.literal instanceof data.BooleanData ? 'boolean' : 'null';
  }
  if (inner instanceof ast.Binary || inner instanceof ast.Unary) return 'boolean';
  if (inner instanceof ast.FunctionCall) return RESULTS[calledFunction(inner) ?? ''];
  if (inner instanceof ast.Logical) {
    const kinds = new Set(inner.args.map((arg) => kindOf(arg, ofPath)));
    return kinds.size === 1 ? [...kinds][0] : undefined;
  }
  const path = pathOf(inner);
  return path === undefined ? undefined : ofPath(path);
}
