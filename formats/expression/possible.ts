import { githubPackages } from '../github-packages';
import { calledFunction, type Expression, STATUS_FUNCTIONS, ungrouped } from './parse';

type Plain = string | number | boolean | null;

const FALSY: readonly Plain[] = ['', 0, false, null];
const BOOLEAN_FUNCTIONS: readonly string[] = ['contains', 'startswith', 'endswith', ...STATUS_FUNCTIONS];

type OfCall = (call: Expression) => readonly Plain[] | undefined;

function valuesOf(expression: Expression, ofCall: OfCall): readonly Plain[] | undefined {
  const { ast, lexer } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.Literal) return [(inner.literal as { readonly value?: Plain }).value ?? null];
  if (inner instanceof ast.Binary || inner instanceof ast.Unary) return [true, false];
  if (inner instanceof ast.FunctionCall) {
    return BOOLEAN_FUNCTIONS.includes(calledFunction(inner) ?? '') ? [true, false] : ofCall(inner);
  }
  if (!(inner instanceof ast.Logical)) return undefined;
  const isOr = inner.operator.type === lexer.TokenType.OR;
  const found: Plain[] = [];
  for (const [index, arg] of inner.args.entries()) {
    const values = valuesOf(arg, ofCall);
    const isLast = index === inner.args.length - 1;
    // In an `&&`, a side before the last is the result only when it is false.
    if (values === undefined && (isOr || isLast)) return undefined;
    found.push(...(values ?? FALSY).filter((value) => isLast || Boolean(value) === isOr));
  }
  return found;
}

function textOf(value: Plain): string {
  return value === null ? '' : String(value);
}

/** Every text that an expression may produce; undefined where it reads something that is unknown before the run. */
export function possibleTexts(expression: Expression): readonly string[] | undefined {
  return valuesOf(expression, () => undefined)?.map(textOf);
}

/** The beginning of a text, and whether that is the whole text. */
export interface Beginning {
  readonly text: string;
  readonly isWhole: boolean;
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#format
function formatOf(call: Expression): string | undefined {
  const { ast, expressions } = githubPackages();
  if (calledFunction(call) !== 'format' || !(call instanceof ast.FunctionCall)) return undefined;
  const [first] = call.args;
  return first instanceof ast.Literal && first.literal instanceof expressions.data.StringData
    ? first.literal.value
    : undefined;
}

/** The beginnings of every text that an expression may produce; undefined where they are unknown before the run. */
export function possibleBeginnings(expression: Expression): readonly Beginning[] | undefined {
  const formats: string[] = [];
  const whole = valuesOf(expression, (call) => {
    const format = formatOf(call);
    if (format === undefined) return undefined;
    formats.push(format);
    return [];
  });
  if (whole === undefined) return undefined;
  const begun = formats.map((format) => ({ text: format.replace(/[{}].*$/s, ''), isWhole: !/[{}]/.test(format) }));
  return [...whole.map((value) => ({ text: textOf(value), isWhole: true })), ...begun];
}
