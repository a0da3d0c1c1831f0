import { githubPackages } from '../github-packages';
import { Dynamic, type Value } from '../token/value';
import { calledFunction, type Expression, parseExpression, ungrouped } from './parse';

/** A piece of a text: fixed text, or an expression. */
export type Piece = string | Expression;

const PLACEHOLDER = /\{\{|\}\}|\{(\d+)\}/g;

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const made: Piece[] = [];
  for (const piece of pieces) {
    const before = made.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof before === 'string') made[made.length - 1] = before + piece;
    else made.push(piece);
  }
  return made;
}

function piecesOfFormat(template: string, args: readonly Expression[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const [whole, index] = match;
    pieces.push(template.slice(from, match.index));
    const arg = index === undefined ? undefined : args[Number(index)];
    if (index === undefined) pieces.push(whole === '{{' ? '{' : '}');
    else if (arg !== undefined) pieces.push(...piecesOf(arg));
    from = match.index + whole.length;
  }
  return joined([...pieces, template.slice(from)]);
}

/** The pieces of the text that an expression produces. */
export function piecesOf(expression: Expression): readonly Piece[] {
  const { ast, expressions } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.Literal) return [inner.literal.coerceString()];
  if (calledFunction(inner) !== 'format' || !(inner instanceof ast.FunctionCall)) return [inner];
  const [template, ...args] = inner.args.map(ungrouped);
  if (!(template instanceof ast.Literal) || !(template.literal instanceof expressions.data.StringData)) return [inner];
  return piecesOfFormat(template.literal.value, args);
}

/**
 * The pieces of a value that becomes a text. The parser turns a text with `${{ }}` into `format(…)` of its expressions,
 * and an explicit `format` means the same. Undefined for a mapping or a list.
 */
export function textPieces(value: Value): readonly Piece[] | undefined {
  if (value instanceof Dynamic) return piecesOf(parseExpression(value.expression));
  if (value === null) return [];
  return typeof value === 'object' ? undefined : joined([String(value)]);
}
