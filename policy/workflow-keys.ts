import { type Expression, parseExpression, partsOf, pathOf } from '../formats/expression/parse';
import { githubPackages } from '../formats/github-packages';
import { Dynamic, isMappingValue, type Value } from '../formats/token/value';
import type { WorkflowFile } from '../formats/workflow/read';
import { cloudOfKey, KEY_INPUTS } from './cloud-keys';

/** A long-lived key of a cloud that a workflow takes. */
export interface WorkflowKey {
  readonly cloud: string;
  /** The secret's name, or the action's input. */
  readonly name: string;
}

function literalsIn(expression: Expression): readonly string[] {
  const { ast } = githubPackages();
  if (expression instanceof ast.Literal) return [expression.literal.coerceString()];
  return partsOf(expression).flatMap(literalsIn);
}

/** Names of the secrets that an expression reads; for a computed name, the texts from which it is computed. */
function secretsIn(expression: Expression): readonly string[] {
  const { ast } = githubPackages();
  const [context, name] = pathOf(expression) ?? [];
  if (context === 'secrets') return name === undefined ? [] : [name.toUpperCase()];
  if (expression instanceof ast.IndexAccess && pathOf(expression.expr)?.[0] === 'secrets') {
    return literalsIn(expression.index);
  }
  return partsOf(expression).flatMap(secretsIn);
}

function keyOf(name: string): readonly WorkflowKey[] {
  const cloud = cloudOfKey(name);
  return cloud === undefined ? [] : [{ cloud, name }];
}

function keysIn(value: Value, parent: string): readonly WorkflowKey[] {
  if (value instanceof Dynamic) return secretsIn(parseExpression(value.expression)).flatMap(keyOf);
  if (Array.isArray(value)) return value.flatMap((each: Value) => keysIn(each, parent));
  if (!isMappingValue(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const own = keysIn(each, name);
    const readsSecret = each instanceof Dynamic && secretsIn(parseExpression(each.expression)).length > 0;
    const input = parent === 'with' ? KEY_INPUTS[name.toLowerCase()] : undefined;
    return [
      ...own,
      // A secret under the name that a vendor's tool reads, a secret that callers must pass on, or an action's input.
      ...((parent === 'env' && readsSecret) || parent === 'secrets' ? keyOf(name) : []),
      ...(input !== undefined && each !== null && each !== '' ? [{ cloud: input, name }] : []),
    ];
  });
}

/** Every long-lived cloud key that a workflow takes, each once. */
export function workflowKeys({ content }: WorkflowFile): readonly WorkflowKey[] {
  const all = keysIn(content, '');
  return [...new Map(all.map((key) => [key.name.toUpperCase(), key])).values()];
}
