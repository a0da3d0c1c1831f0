import { githubPackages } from '../github-packages';
import { calledFunction, type Expression, partsOf, ungrouped } from './parse';

/** A text that two expressions share when they are written alike: names in any case, brackets and spaces aside. */
export function canonical(expression: Expression): string {
  const { ast } = githubPackages();
  const inner = ungrouped(expression);
  if (inner instanceof ast.Literal) return JSON.stringify(inner.literal.coerceString());
  if (inner instanceof ast.ContextAccess) return inner.name.lexeme.toLowerCase();
  const own = inner as { readonly operator?: { readonly lexeme: string } };
  const head = calledFunction(inner) ?? own.operator?.lexeme ?? '[]';
  return `${head}(${partsOf(inner).map(canonical).join(',')})`;
}
