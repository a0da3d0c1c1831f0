import { z } from 'zod';
import { nearest } from '../nearest';
import { oneOf, type RuleDescription } from '../problem';
import { showValue } from '../secret-looking';
import { MAX_ERRORS } from './limits';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** A difference from the schema, in the form of a rule's finding with its own code. */
export interface SchemaFinding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly at: 'value' | 'key';
  readonly message: string;
  readonly allowed?: string;
}

const described = (code: string, title: string, why: string): RuleDescription => ({
  code,
  level: 'error',
  title,
  why,
  source: 'registry/deploy-surfaces.schema.json',
});

/** The problems that the schema itself reports. */
export const schemaRules: readonly RuleDescription[] = [
  described(
    'schema-missing',
    'Every required field is there',
    'Causeway never guesses a value that a decision depends on.',
  ),
  described('schema-type', 'Every value has its type', 'The text "false" must not be read as true.'),
  described(
    'schema-value',
    'A choice is one of the allowed values',
    'An unknown mode must not fall back to a weaker mode.',
  ),
  described('schema-unknown-key', 'There are no unknown keys', 'A misspelt safeguard would silently be off.'),
  described('schema-format', 'Every text has its form', 'Names become parts of environments, branches and addresses.'),
  described(
    'schema-size',
    'Numbers and lists are within their bounds',
    'GitHub and Netlify refuse larger and smaller values.',
  ),
  described('schema-key', 'The keys of a map have their form', 'They are ids or names.'),
];

function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

// Walks the schema along the path: zod reports an unknown key without the keys that are allowed.
function keysAt(schema: z.core.$ZodType, path: Path, value: unknown): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return keysAt(schema.unwrap() as z.core.$ZodType, path, value);
  }
  const [head, ...rest] = path;
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as readonly z.core.$ZodType[];
    const matching = options.filter((option) => !(option instanceof z.ZodObject) || fitsKind(option, value));
    return matching.flatMap((option) => keysAt(option, path, value));
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
    if (head === undefined) return Object.keys(shape);
    const next = Object.hasOwn(shape, head) ? shape[String(head)] : undefined;
    return next ? keysAt(next, rest, valueAt(value, [head])) : [];
  }
  if (head === undefined) return [];
  if (schema instanceof z.ZodArray) return keysAt(schema.element as z.core.$ZodType, rest, valueAt(value, [head]));
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType as z.core.$ZodType, rest, valueAt(value, [head]));
  return [];
}

function fitsKind(option: z.ZodObject, value: unknown): boolean {
  const kind = option.shape['kind'];
  return !(kind instanceof z.ZodLiteral) || kind.values.has(valueAt(value, ['kind']) as z.core.util.Literal);
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the document';
  const parent = path.at(-2);
  return typeof last === 'number' && parent !== undefined ? `${String(parent)}[${last}]` : showValue(String(last));
}

function segments(path: Path): readonly (string | number)[] {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function findingsOf(schema: z.core.$ZodType, document: unknown, issue: Issue, base: Path): SchemaFinding[] {
  const path = [...base, ...issue.path];
  const value = valueAt(document, path);
  const name = nameOf(path);
  const finding = (code: string, message: string, allowed?: string): SchemaFinding => ({
    code,
    path: segments(path),
    at: 'value',
    message,
    ...(allowed === undefined ? {} : { allowed }),
  });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = keysAt(schema, path, document);
      return issue.keys.slice(0, MAX_ERRORS).map((key) => {
        const meant = nearest(key, keys);
        return {
          code: 'schema-unknown-key',
          path: segments([...path, key]),
          at: 'key',
          message: `unknown key ${showValue(key)}${meant ? `: did you mean "${meant}"?` : ''}`,
          allowed: oneOf(keys),
        };
      });
    }
    case 'invalid_type': {
      const expected = issue.expected === 'record' ? 'object' : issue.expected;
      return value === undefined
        ? [finding('schema-missing', `${name} is missing`, expected)]
        : [finding('schema-type', `${name} is ${showValue(value)}, not of type ${expected}`, expected)];
    }
    case 'invalid_value':
      return value === undefined
        ? [finding('schema-missing', `${name} is missing`, oneOf(issue.values))]
        : [finding('schema-value', `${name} is ${showValue(value)}`, oneOf(issue.values))];
    case 'invalid_format':
      return [finding('schema-format', `${name} is ${showValue(value)}`, issue.message)];
    case 'too_small':
      return [finding('schema-size', `${name} is ${showValue(value)}: ${issue.message}`, `at least ${issue.minimum}`)];
    case 'too_big':
      return [finding('schema-size', `${name} is ${showValue(value)}: ${issue.message}`, `at most ${issue.maximum}`)];
    case 'invalid_key': {
      const rule = issue.issues[0]?.message ?? issue.message;
      return [{ ...finding('schema-key', `the key ${name} has the wrong form`, rule), at: 'key' }];
    }
    case 'invalid_union': {
      // A discriminated union lists its kinds. Of other unions, the option with the value's own type explains the
      // problem.
      const { options } = issue as { readonly options?: readonly unknown[] };
      if (issue.errors.length === 0) {
        const code = value === undefined ? 'schema-missing' : 'schema-value';
        const message = value === undefined ? `${name} is missing` : `${name} is ${showValue(value)}`;
        return [finding(code, message, oneOf(options ?? []))];
      }
      const deep = issue.errors.find((errors) => errors.some((each) => each.path.length > 0 || 'keys' in each));
      if (deep) return deep.flatMap((each) => findingsOf(schema, document, each, path));
      const allowed = issue.errors.flatMap((errors) => errors.map(({ message }) => message)).join('; or ');
      return [finding('schema-type', `${name} is ${showValue(value)}, which is none of its forms`, allowed)];
    }
    default:
      return [finding('schema-value', `${name} is ${showValue(value)}: ${issue.message}`)];
  }
}

/** zod's first findings in our words: value, rule and allowed set for each, at the key or value concerned. */
export function schemaFindings(
  schema: z.core.$ZodType,
  document: unknown,
  issues: readonly Issue[],
): readonly SchemaFinding[] {
  const first = issues.slice(0, MAX_ERRORS);
  return first.flatMap((issue) => findingsOf(schema, document, issue, [])).slice(0, MAX_ERRORS);
}
