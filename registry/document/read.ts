import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type Level, type Problem, pointer } from '../problem';
import { showValue } from '../secret-looking';
import { type Excess, excessIn } from './depth';
import { MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_ERRORS, MAX_VALUES } from './limits';
import { type Place, placesByOffset } from './places';
import { plainValue } from './plain';

/** A document that is JSON and nothing else, or why it isn't. */
export type ReadResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const LEVEL: Level = 'error';

// Bidirectional overrides display a line in another order than its content (CVE-2021-42574). Values of variables may
// contain line breaks and tabs; the schema refuses them in names and one-line texts.
const HIDDEN_IN_VALUE = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069]/u;
const HIDDEN_IN_KEY = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/** The text and a finder of places in it. */
interface Source {
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
}

function refuse(source: Source, offset: number, code: string, message: string, allowed: string, at = ''): Problem {
  return { code, level: LEVEL, message, pointer: at, ...source.placeOf(offset), allowed };
}

function syntaxProblem(source: Source, code: ParseErrorCode, offset: number): Problem {
  const name = printParseErrorCode(code);
  if (name === 'InvalidCommentToken') {
    return refuse(
      source,
      offset,
      'json-comment',
      'a comment is not JSON',
      'plain JSON; reasons have fields of their own',
    );
  }
  const before = source.text.slice(0, offset).trimEnd();
  if (before.endsWith(',') && /[\]}]/.test(source.text[offset] ?? '')) {
    return refuse(
      source,
      before.length - 1,
      'json-trailing-comma',
      'a comma before the end of a list',
      'no comma there',
    );
  }
  if (name === 'InvalidCharacter') {
    return refuse(
      source,
      offset,
      'json-control-character',
      'a raw control character in a text',
      'printable characters',
    );
  }
  return refuse(
    source,
    offset,
    'json-syntax',
    `the document is not JSON: ${name.replace(/\B([A-Z])/g, ' $1').toLowerCase()}`,
    'JSON (RFC 8259)',
  );
}

function textProblem(source: Source, offset: number, value: string, isKey: boolean, at: string): Problem | undefined {
  const what = isKey ? 'a key' : 'a text';
  if ((isKey ? HIDDEN_IN_KEY : HIDDEN_IN_VALUE).test(value)) {
    const message = `${what} has a control or direction character`;
    return refuse(source, offset, 'json-control-character', message, 'printable characters', at);
  }
  if (/\p{Surrogate}/u.test(value)) {
    return refuse(source, offset, 'json-lone-surrogate', `${what} has half of a surrogate pair`, 'Unicode text', at);
  }
  return undefined;
}

function excessProblem(source: Source, { what, offset }: Excess): Problem {
  if (what === 'depth') {
    const message = 'the document is nested too deep';
    return refuse(source, offset, 'json-too-deep', message, `at most ${MAX_DEPTH} levels`);
  }
  const isList = what === 'entries';
  const message = isList ? 'a list or an object has too many entries' : 'the document has too many values';
  const allowed = isList ? `at most ${MAX_ENTRIES} entries` : `at most ${MAX_VALUES} values`;
  return refuse(source, offset, 'json-too-many', message, allowed);
}

/** Reads a text as strict JSON: no duplicate keys, comments, hidden characters or prototype keys, of bounded size and depth. */
export function readDocument(text: string): ReadResult {
  const source: Source = { text, placeOf: placesByOffset(text) };
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES) {
    const message = 'the document is too large';
    return { ok: false, problems: [refuse(source, 0, 'json-too-large', message, `at most ${MAX_BYTES} bytes`)] };
  }
  if (text.startsWith('\uFEFF')) {
    const message = 'the document begins with a byte order mark';
    return { ok: false, problems: [refuse(source, 0, 'json-bom', message, 'UTF-8 without a byte order mark')] };
  }
  const excess = excessIn(text, { depth: MAX_DEPTH, entries: MAX_ENTRIES, values: MAX_VALUES });
  if (excess) return { ok: false, problems: [excessProblem(source, excess)] };
  // Machine-written documents are mostly plain, and this takes a tenth of the time.
  const plain = plainValue(text, PROTOTYPE_KEYS);
  if (plain) return { ok: true, value: plain.value };
  const problems: Problem[] = [];
  const keys: Set<string>[] = [];
  let syntax: Problem | undefined;
  visit(
    text,
    {
      onObjectBegin: () => {
        keys.push(new Set());
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onObjectProperty: (key, offset, _length, _line, _column, path) => {
        if (problems.length >= MAX_ERRORS) return;
        const seen = keys.at(-1);
        if (seen?.has(key)) {
          const message = `the key ${showValue(key)} occurs twice in the same object`;
          problems.push(
            refuse(source, offset, 'json-duplicate-key', message, 'each key once', pointer(...path(), key)),
          );
        }
        seen?.add(key);
        if (PROTOTYPE_KEYS.has(key)) {
          const message = `the key ${showValue(key)} is reserved by JavaScript`;
          const allowed = `any key but ${[...PROTOTYPE_KEYS].join(', ')}`;
          problems.push(refuse(source, offset, 'json-prototype-key', message, allowed, pointer(...path(), key)));
        }
        const hidden = textProblem(source, offset, key, true, pointer(...path()));
        if (hidden) problems.push(hidden);
      },
      onLiteralValue: (value, offset, _length, _line, _column, path) => {
        if (problems.length >= MAX_ERRORS) return;
        const hidden = typeof value === 'string' ? textProblem(source, offset, value, false, '') : undefined;
        if (hidden) problems.push({ ...hidden, pointer: pointer(...path()) });
      },
      // Errors after the first syntax error mostly follow from it, and later comments are not worth a list.
      onError: (code, offset) => {
        syntax ??= syntaxProblem(source, code, offset);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (syntax) return { ok: false, problems: [syntax] };
  if (problems.length > 0) return { ok: false, problems };
  return parsed(source);
}

// The scanner above and the engine's own parser should agree; where they do not, the stricter one wins.
function parsed(source: Source): ReadResult {
  try {
    return { ok: true, value: JSON.parse(source.text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0);
    const message = 'the document is not JSON';
    return { ok: false, problems: [refuse(source, offset, 'json-syntax', message, 'JSON (RFC 8259)')] };
  }
}
