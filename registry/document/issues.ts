import { z } from 'zod';
import { MAX_ERRORS } from './limits';

type Issue = z.core.$ZodIssue;

/** Smaller documents are validated against the schema in one go. */
const SMALL = 200_000;

function prefixed(issue: Issue, path: readonly PropertyKey[]): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

function itemSchema(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return itemSchema(schema.unwrap() as z.core.$ZodType);
  }
  if (schema instanceof z.ZodArray) return schema.element as z.core.$ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.core.$ZodType;
  return undefined;
}

function itemsOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/**
 * The first errors of a large document, validated item by item. zod collects every error of its input, and a list of
 * errors could by itself fill the memory. Empty where no item has an error, or the document is small.
 */
export function earlyIssues(schema: z.ZodObject, document: unknown, size: number): readonly Issue[] {
  if (size < SMALL || typeof document !== 'object' || document === null) return [];
  const found: Issue[] = [];
  for (const [key, part] of Object.entries(schema.shape)) {
    const item = itemSchema(part as z.core.$ZodType);
    if (!item || !Object.hasOwn(document, key)) continue;
    for (const [at, value] of itemsOf((document as Record<string, unknown>)[key])) {
      const parsed = z.safeParse(item, value);
      if (!parsed.success) found.push(...parsed.error.issues.map((issue) => prefixed(issue, [key, at])));
      if (found.length >= MAX_ERRORS) return found.slice(0, MAX_ERRORS);
    }
  }
  return found;
}
