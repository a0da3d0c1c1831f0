import type { CutDocument } from './cut';
import { isObject } from './json';

function withNull(value: unknown, isMap: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withNull(item, false));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withNull(item, !isMap && key === 'properties')]);
  const schema = Object.fromEntries(entries) as Record<string, unknown>;
  if (isMap || schema['nullable'] !== true) return schema;
  // An `enum` without null would cancel `nullable`.
  if (Array.isArray(schema['enum'])) schema['enum'] = [...new Set<unknown>([...schema['enum'], null])];
  if (schema['type'] !== undefined) return schema;
  const { nullable: _, ...rest } = schema;
  return { anyOf: [{ type: 'null' }, rest] };
}

/** OpenAPI 3.0 allows `nullable` without `type`, ajv does not: such a schema becomes "null or that". */
export function allowNull(document: CutDocument): CutDocument {
  return withNull(document, true) as CutDocument;
}
