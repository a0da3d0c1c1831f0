import { calledFunction, type Expression, pathOf, ungrouped } from '../formats/expression/parse';
import { githubPackages } from '../formats/github-packages';
import { calledIn } from '../registry/naming';

interface Named {
  readonly id: string;
  readonly calledAs?: string | undefined;
}

/** By id, the names at the services of those tiers or surfaces whose name is not their id. */
export type OtherNames = Readonly<Record<string, string>>;

/** The names that are not the ids, sorted by id. */
export function otherNames(all: readonly Named[]): OtherNames {
  const other = all.filter((each) => calledIn(each) !== each.id).map((each) => [each.id, calledIn(each)] as const);
  return Object.fromEntries(other);
}

/**
 * The expression of the name at the services of what `context` holds the id of. Ids and names are letters, digits and
 * hyphens, which need no quoting.
 */
export function calledExpression(names: OtherNames, context: string): string {
  if (Object.keys(names).length === 0) return context;
  return `fromJSON('${JSON.stringify(names)}')[${context}] || ${context}`;
}

/** A context, as `pathOf` gives it, and the names that an expression has for its values. */
export interface CalledPath {
  readonly path: readonly string[];
  readonly names: string;
}

/** The text by which names are compared. */
export function namesText(names: OtherNames): string {
  return JSON.stringify(Object.entries(names).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function literalNames(expression: Expression): string | undefined {
  const { ast, expressions } = githubPackages();
  const inner = ungrouped(expression);
  if (calledFunction(inner) !== 'fromjson' || !(inner instanceof ast.FunctionCall)) return undefined;
  const [argument] = inner.args.map(ungrouped);
  if (!(argument instanceof ast.Literal) || !(argument.literal instanceof expressions.data.StringData))
    return undefined;
  const { value } = argument.literal;
  try {
    const read: unknown = JSON.parse(value);
    // Written in any other form (a list, a name twice), it is not an expression of `calledExpression`.
    return JSON.stringify(read) === value ? namesText(read as OtherNames) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an expression that `calledExpression` wrote; undefined for any other. */
export function calledPath(expression: Expression): CalledPath | undefined {
  const { ast, lexer } = githubPackages();
  const inner = ungrouped(expression);
  const plain = pathOf(inner);
  if (plain !== undefined) return { path: plain, names: namesText({}) };
  if (!(inner instanceof ast.Logical) || inner.operator.type !== lexer.TokenType.OR) return undefined;
  const [found, otherwise, ...more] = inner.args.map(ungrouped);
  if (!(found instanceof ast.IndexAccess) || otherwise === undefined || more.length > 0) return undefined;
  const [path, same, names] = [pathOf(found.index), pathOf(otherwise), literalNames(found.expr)];
  if (path === undefined || names === undefined || JSON.stringify(path) !== JSON.stringify(same)) return undefined;
  return { path, names };
}
