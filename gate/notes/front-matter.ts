import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

/** A fault in a document, with its line. */
export interface DocumentProblem {
  readonly line: number;
  readonly message: string;
}

/** A document's machine-readable head and its text. */
export interface FilledDocument<T> {
  readonly ok: true;
  readonly fields: T;
  readonly body: string;
  /** The first line of the body. */
  readonly bodyLine: number;
  /** The line of a field; the first line when it is missing. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** A filled-in document, or the list of missing parts. */
export type FrontMatter<T> =
  | FilledDocument<T>
  | { readonly ok: false; readonly problems: readonly [DocumentProblem, ...DocumentProblem[]] };

/** The largest document, in characters. */
const MAX_LENGTH = 256 * 1024;
/** The blanks of templates, and the usual words for "not yet". */
const BLANK = /^\s*$|^<[^<>]*>$|<[a-z][^<>]*…?>|\bTBD\b|^\(?pending\)?$/i;

/** Whether a text is a template's blank or a placeholder. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

function no(...problems: readonly [DocumentProblem, ...DocumentProblem[]]): FrontMatter<never> {
  return { ok: false, problems };
}

/** A document's fields and body as texts, and the first line of the body. */
export interface SplitDocument {
  readonly fields: string;
  readonly body: string;
  readonly bodyLine: number;
}

/**
 * Splits the fields from a document's text; undefined when it does not start with fields between two lines of `---`.
 */
export function splitFields(text: string): SplitDocument | undefined {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) return undefined;
  return { fields: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/** The text of one field, whatever state the others are in; undefined where the document has none. */
export function textField(text: string, name: string): string | undefined {
  const parts = text.length > MAX_LENGTH ? undefined : splitFields(text);
  if (parts === undefined) return undefined;
  const document = parseDocument(parts.fields, { strict: true, uniqueKeys: true, version: '1.2' });
  const value: unknown = document.errors.length > 0 || !isMap(document.contents) ? undefined : document.get(name);
  return typeof value === 'string' ? value : undefined;
}

/**
 * Reads a Markdown document that starts with YAML between two lines of `---`: strict YAML without aliases or duplicate
 * keys, of this shape, with every blank of its template filled in.
 */
export function readFrontMatter<T>(text: string, shape: z.ZodType<T>): FrontMatter<T> {
  if (text.length > MAX_LENGTH) return no({ line: 1, message: `the document is longer than ${MAX_LENGTH} characters` });
  const parts = splitFields(text);
  if (parts === undefined) {
    return no({ line: 1, message: 'the document does not begin with fields between two lines of ---' });
  }
  const lineCounter = new LineCounter();
  // The leading empty line replaces the first `---`, so that lines count as in the file.
  const source = `\n${parts.fields}\n`;
  const document = parseDocument(source, { lineCounter, strict: true, uniqueKeys: true, version: '1.2' });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lineCounter.linePos(offset).line);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault)
    return no({ line: lineAt(fault.pos[0]), message: `the fields are not YAML: ${fault.message.split('\n')[0]}` });
  const blanks: DocumentProblem[] = [];
  visit(document, {
    Alias: (_key, node) => {
      blanks.push({ line: lineAt(node.range?.[0]), message: 'an alias is not allowed: write each value out' });
    },
    Scalar: (key, node) => {
      const isEmpty = node.value === null || (typeof node.value === 'string' && isBlank(node.value));
      if (key !== 'key' && isEmpty) blanks.push({ line: lineAt(node.range?.[0]), message: 'a field is not filled in' });
    },
  });
  const [blank, ...others] = blanks;
  if (blank) return no(blank, ...others);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as
        | { range?: readonly [number, ...number[]] }
        | undefined;
      if (node && (isScalar(node) || node.range)) return lineAt(node.range?.[0]);
    }
    return 1;
  };
  const parsed = shape.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    const [first, ...rest] = parsed.error.issues.flatMap((issue): readonly DocumentProblem[] => {
      const { path, message } = issue;
      if (issue.code !== 'unrecognized_keys') {
        return [{ line: lineOf(path), message: `${path.join('.') || 'the fields'}: ${message}` }];
      }
      return issue.keys.map((key) => {
        const whole = [...path, key];
        return { line: lineOf(whole), message: `${whole.join('.')}: an unknown field` };
      });
    });
    return no(first ?? { line: 1, message: 'the fields have an unexpected structure' }, ...rest);
  }
  const { body, bodyLine } = parts;
  return { ok: true, fields: parsed.data, body, bodyLine, lineOf };
}
