/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object whose members are read one by one. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a plain object, not an array or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One step of a manual change: a JSON Patch operation (RFC 6902) of these three kinds. */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

function parse(pointer: string): string[] {
  if (!pointer.startsWith('/')) throw new Error(`a path is a JSON pointer and begins with '/': '${pointer}'`);
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function child(parent: unknown, key: string, pointer: string): unknown {
  const value = Array.isArray(parent) ? parent[Number(key)] : isObject(parent) ? parent[key] : undefined;
  if (value === undefined) throw new Error(`nothing stands at '${key}' of '${pointer}'`);
  return value;
}

/** Changes a document in place, one step after the other. Throws when a step's path does not exist. */
export function applyPatch(document: unknown, steps: readonly PatchStep[]): void {
  for (const step of steps) {
    const keys = parse(step.path);
    const last = keys.pop() ?? '';
    if (last === '__proto__' || keys.includes('__proto__')) throw new Error(`'${step.path}' is no place in a world`);
    const parent = keys.reduce((at, key) => child(at, key, step.path), document);
    if (step.op !== 'add') child(parent, last, step.path);
    if (Array.isArray(parent)) {
      const index = last === '-' ? parent.length : Number(last);
      const removed = step.op === 'add' ? 0 : 1;
      parent.splice(index, removed, ...(step.op === 'remove' ? [] : [step.value]));
    } else if (isObject(parent)) {
      if (step.op === 'remove') delete parent[last];
      else parent[last] = step.value;
    } else throw new Error(`'${step.path}' is not inside an object or a list`);
  }
}
