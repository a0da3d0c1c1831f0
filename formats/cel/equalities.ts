import { parse } from '@marcbachmann/cel-js';

/** A condition's demand on one field of a message: one of these texts. `texts` is undefined for any other demand. */
export interface FieldTest {
  /** The field's path: `assertion.repository_id`. */
  readonly field: string;
  readonly texts: readonly string[] | undefined;
}

interface Node {
  readonly op: string;
  readonly args: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value;
}

function argsOf({ args }: Node): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}

/** `a.b` and `a['b']` as `a.b`. */
function pathOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.op === 'id') return String(node.args);
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [before, member] = argsOf(node);
  const name = isNode(member) && member.op === 'value' ? member.args : member;
  const path = pathOf(before);
  return path !== undefined && typeof name === 'string' ? `${path}.${name}` : undefined;
}

function textsOf(node: unknown): readonly string[] | undefined {
  if (!isNode(node)) return undefined;
  if (node.op === 'value') return typeof node.args === 'string' ? [node.args] : undefined;
  if (node.op !== 'list') return undefined;
  const all = argsOf(node).map(textsOf);
  return all.every((each) => each !== undefined) ? all.flat() : undefined;
}

function pathsIn(node: unknown): readonly string[] {
  const own = pathOf(node);
  if (own !== undefined) return [own];
  if (Array.isArray(node)) return node.flatMap(pathsIn);
  return isNode(node) ? argsOf(node).flatMap(pathsIn) : [];
}

// Anything other than a plain comparison gives no certain fact about its fields.
function testsIn(node: unknown): readonly FieldTest[] {
  if (isNode(node) && node.op === '&&') return argsOf(node).flatMap(testsIn);
  if (isNode(node) && ['==', 'in'].includes(node.op)) {
    const [left, right] = argsOf(node);
    const sides =
      node.op === '=='
        ? ([
            [left, right],
            [right, left],
          ] as const)
        : ([[left, right]] as const);
    for (const [field, value] of sides) {
      const [path, texts] = [pathOf(field), textsOf(value)];
      if (path !== undefined && texts !== undefined) return [{ field: path, texts }];
    }
  }
  return pathsIn(node).map((field) => ({ field, texts: undefined }));
}

/**
 * The comparisons with texts that must all hold for a condition in the Common Expression Language
 * (https://github.com/google/cel-spec). Undefined for a text that is not a condition.
 */
export function celEqualities(condition: string): readonly FieldTest[] | undefined {
  try {
    return testsIn(parse(condition).ast);
  } catch {
    return undefined;
  }
}

/** The path of an expression that is nothing but a field, `a.b`; undefined for any other. */
export function celPath(expression: string): string | undefined {
  try {
    return pathOf(parse(expression).ast);
  } catch {
    return undefined;
  }
}
