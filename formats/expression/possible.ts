import { githubPackages } from '../github-packages';
import { calledFunction, type Expression, STATUS_FUNCTIONS, ungrouped } from './parse';

type Plain = string | number | boolean | null;

const FALSY: readonly Plain[] = ['', 0, false, null];
const BOOLEAN_FUNCTIONS: readonly string[] = ['contains', 'startswith', 'endswith', ...STATUS_FUNCTIONS];

function valuesOf(expression: Expression): readonly Plain[] | undefined {
  const { ast, lexer } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.Literal) return [(inner.literal as { readonly value?: Plain }).value ?? null];
  if (inner instanceof ast.Binary || inner instanceof ast.Unary) return [true, false];
  if (inner instanceof ast.FunctionCall) {
    return BOOLEAN_FUNCTIONS.includes(calledFunction(inner) ?? '') ? [true, false] : undefined;
  }
  if (!(inner instanceof ast.Logical)) return undefined;
  const isOr = inner.operator.type === lexer.TokenType.OR;
  const found: Plain[] = [];
  for (const [index, arg] of inner.args.entries()) {
    const values = valuesOf(arg);
    const isLast = index === inner.args.length - 1;
    // Of an `&&` what comes before its last side is the result only when it is false.
    if (values === undefined && (isOr || isLast)) return undefined;
    found.push(...(values ?? FALSY).filter((value) => isLast || Boolean(value) === isOr));
  }
  return found;
}

/** Every text that an expression may come to; undefined where it reads something that nobody knows before it runs. */
export function possibleTexts(expression: Expression): readonly string[] | undefined {
  return valuesOf(expression)?.map((value) => (value === null ? '' : String(value)));
}
