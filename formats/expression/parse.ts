import type { Expr } from '@actions/expressions';
import { githubPackages } from '../github-packages';

/** A parsed expression of `@actions/expressions`. */
export type Expression = Expr;

/** The contexts of https://docs.github.com/en/actions/reference/workflows-and-actions/contexts. */
const CONTEXTS = [
  ...['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs'],
];

const MANY = 255;
const FUNCTIONS = [
  ['always', 0, 0],
  ['cancelled', 0, 0],
  ['success', 0, MANY],
  ['failure', 0, MANY],
  ['hashFiles', 1, MANY],
].map(([name, minArgs, maxArgs]) => ({ name, minArgs, maxArgs }) as { name: string; minArgs: number; maxArgs: number });

/** Functions that read the result of earlier jobs or steps. */
export const STATUS_FUNCTIONS: readonly string[] = ['success', 'failure', 'cancelled', 'always'];

/** Parses an expression (the text between `${{` and `}}`). Throws an Error with GitHub's message when it is invalid. */
export function parseExpression(text: string): Expression {
  const { expressions } = githubPackages();
  const tree: Expression | undefined = new expressions.Parser(
    new expressions.Lexer(text).lex().tokens,
    CONTEXTS,
    FUNCTIONS,
  ).parse();
  if (tree === undefined) throw new Error('the expression is empty');
  return tree;
}

/** The expressions directly within one. */
export function partsOf(expression: Expression): readonly Expression[] {
  const { ast } = githubPackages();
  if (expression instanceof ast.Grouping) return [expression.group];
  if (expression instanceof ast.Unary) return [expression.expr];
  if (expression instanceof ast.Binary) return [expression.left, expression.right];
  if (expression instanceof ast.Logical || expression instanceof ast.FunctionCall) return expression.args;
  if (expression instanceof ast.IndexAccess) return [expression.expr, expression.index];
  return [];
}

/** An expression without the brackets around it. */
export function ungrouped(expression: Expression): Expression {
  const { ast } = githubPackages();
  return expression instanceof ast.Grouping ? ungrouped(expression.group) : expression;
}

/** The name of the function that an expression calls, in small letters; undefined when it is no call. */
export function calledFunction(expression: Expression): string | undefined {
  const { ast } = githubPackages();
  return expression instanceof ast.FunctionCall ? expression.functionName.lexeme.toLowerCase() : undefined;
}

/** Whether an expression calls a status function anywhere; GitHub puts `success() &&` before one that does not. */
export function asksStatus(expression: Expression): boolean {
  const name = calledFunction(expression);
  return (name !== undefined && STATUS_FUNCTIONS.includes(name)) || partsOf(expression).some(asksStatus);
}

/** The names of the contexts that an expression reads, in small letters. */
export function contextsIn(expression: Expression): ReadonlySet<string> {
  const { ast } = githubPackages();
  if (expression instanceof ast.ContextAccess) return new Set([expression.name.lexeme.toLowerCase()]);
  return new Set(partsOf(expression).flatMap((part) => [...contextsIn(part)]));
}

/** The parts that must all be true for the expression to be true: the sides of its `&&`, or the expression itself. */
export function conjuncts(expression: Expression): readonly Expression[] {
  const { ast, lexer } = githubPackages();
  const inner = ungrouped(expression);
  const isAnd = inner instanceof ast.Logical && inner.operator.type === lexer.TokenType.AND;
  return isAnd ? inner.args.flatMap(conjuncts) : [inner];
}

/**
 * `needs.build.result` as `['needs', 'build', 'result']`, in lower case; undefined for anything but a chain of names.
 */
export function pathOf(expression: Expression): readonly string[] | undefined {
  const { ast, expressions } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.ContextAccess) return [inner.name.lexeme.toLowerCase()];
  if (!(inner instanceof ast.IndexAccess) || !(inner.index instanceof ast.Literal)) return undefined;
  const { literal } = inner.index;
  const before = pathOf(inner.expr);
  if (before === undefined || !(literal instanceof expressions.data.StringData)) return undefined;
  return [...before, literal.value.toLowerCase()];
}
