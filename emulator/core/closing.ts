import type { CutDocument } from './cut';
import { isObject } from './json';

const combinators = ['allOf', 'anyOf', 'oneOf'] as const;

function refsUnderAllOf(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) refsUnderAllOf(item, found);
  else if (isObject(value)) {
    const parts = Array.isArray(value['allOf']) ? value['allOf'] : [];
    for (const part of parts) if (isObject(part) && typeof part['$ref'] === 'string') found.add(part['$ref']);
    for (const item of Object.values(value)) refsUnderAllOf(item, found);
  }
}

function close(schema: unknown, mayClose: boolean): void {
  if (Array.isArray(schema)) for (const item of schema) close(item, mayClose);
  if (!isObject(schema)) return;
  const properties = isObject(schema['properties']) ? schema['properties'] : undefined;
  const combined = combinators.some((key) => Array.isArray(schema[key]));
  if (properties !== undefined && mayClose && !combined && schema['additionalProperties'] === undefined) {
    schema['additionalProperties'] = false;
  }
  for (const [key, item] of Object.entries(schema)) {
    if (key === 'properties' && properties !== undefined) for (const one of Object.values(properties)) close(one, true);
    // Each part of a combination sees the whole object, so a part may be closed only when no properties are listed
    // beside it.
    else if (key === 'allOf') close(item, false);
    else if (key === 'anyOf' || key === 'oneOf') close(item, mayClose && properties === undefined);
    else close(item, true);
  }
}

/**
 * Forbids, in place, every property that the document does not list. The vendors' servers ignore unknown properties,
 * but a test that sends or gets one has a mistake in it. The true exceptions are in `deviations.ts`.
 */
export function closeObjects(document: CutDocument): CutDocument {
  const open = new Set<string>();
  refsUnderAllOf(document, open);
  close(document.paths, true);
  for (const [group, all] of Object.entries(document.components)) {
    for (const [name, component] of Object.entries(all)) close(component, !open.has(`#/components/${group}/${name}`));
  }
  return document;
}
