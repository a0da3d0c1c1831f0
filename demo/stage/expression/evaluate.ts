import {
  conditionHolds,
  evaluate as evaluateExpression,
  MissingMember,
  type Scope,
  textOf,
} from '../../../formats/expression/evaluate';
import { templatePieces } from '../../../formats/expression/template';

export { complete, type Scope, type Status } from '../../../formats/expression/evaluate';

// Words the error for the harness, so that a failing test says what is wrong with the workflow.
function told(error: unknown, text: string): Error {
  const { message } = error as Error;
  const [, name] = /^Unrecognized named-value: '(.*)'/.exec(message) ?? [];
  if (name !== undefined) return new Error(`no context '${name}' here`);
  const [, called] = /^Unrecognized function: '(.*)'/.exec(message) ?? [];
  if (called !== undefined) return new Error(`no function '${called}' is played`);
  const isParsed = error instanceof MissingMember || /^no (?:context|function) /.test(message);
  return isParsed ? (error as Error) : new Error(`'${text}' is not an expression: ${message}`);
}

/** Evaluates an expression (without `${{ }}`). Throws on a context or a function that is not played. */
export function evaluate(text: string, scope: Scope): unknown {
  try {
    return evaluateExpression(text, scope);
  } catch (error) {
    throw told(error, text);
  }
}

/**
 * A value of a workflow's file with its expressions filled in. A text that is one whole expression keeps the type of
 * its value.
 */
export function fill(value: unknown, scope: Scope): unknown {
  if (typeof value !== 'string') return value;
  const pieces = templatePieces(value);
  const [first, ...others] = pieces;
  if (others.length === 0 && typeof first === 'object') return evaluate(first.expression, scope);
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : textOf(evaluate(piece.expression, scope))))
    .join('');
}

/** `fill` as text. */
export function fillText(value: unknown, scope: Scope): string {
  return textOf(fill(value, scope));
}

/** Whether an `if:` holds. A condition without a status function requires that everything before it succeeded. */
export function holds(condition: string | boolean | number | undefined, scope: Scope): boolean {
  const text = String(condition ?? 'success()').trim();
  const pieces = templatePieces(text);
  const expressions = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.expression]));
  const [only] = expressions;
  try {
    if (only === undefined) return conditionHolds(text, scope);
    if (pieces.length === 1) return conditionHolds(only, scope);
    // An expression within a text makes a non-empty text, which is true.
    return conditionHolds(`format('{0} ', ${expressions.join(' || ')})`, scope);
  } catch (error) {
    throw told(error, text);
  }
}
