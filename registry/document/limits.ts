import type { RuleDescription } from '../problem';

/** The largest registry that is read, in bytes; a thousand surfaces take about two million. */
export const MAX_BYTES = 5_000_000;

/** The deepest nesting; the schema needs eight levels. */
export const MAX_DEPTH = 64;

/** The most entries of one list or object; the largest measured registry has a thousand surfaces. */
export const MAX_ENTRIES = 20_000;

/** The most values in a document, objects and lists included; a thousand surfaces have about a hundred thousand. */
export const MAX_VALUES = 500_000;

/** The most errors that are reported of one document: a person who fixes a hundred runs the check again. */
export const MAX_ERRORS = 100;

/** Reasons to refuse a document before its content is read. */
export const documentRules: readonly RuleDescription[] = [
  {
    code: 'json-too-large',
    level: 'error',
    title: 'The document is at most 5,000,000 bytes',
    why: 'A huge file is a mistake or an attack. Causeway refuses it before reading it.',
    source: 'docs/registry.md',
  },
  {
    code: 'json-too-deep',
    level: 'error',
    title: 'The document is nested at most 64 levels deep',
    why: 'Recursive readers overflow their stack on deeper input.',
    source: 'docs/registry.md',
  },
  {
    code: 'json-too-many',
    level: 'error',
    title: 'The document has at most 500,000 values, and a list or object at most 20,000 entries',
    why: 'A document of bounded size can contain millions of small values, and each costs memory and an error.',
    source: 'CWE-770',
  },
  {
    code: 'json-not-utf8',
    level: 'error',
    title: 'The document is UTF-8',
    why: 'A reader with another encoding would see different names from those that the author wrote.',
    source: 'RFC 8259 section 8.1',
  },
  {
    code: 'json-bom',
    level: 'error',
    title: 'The document has no byte order mark',
    why: 'Parsers differ in whether they accept one.',
    source: 'RFC 8259 section 8.1',
  },
  {
    code: 'json-syntax',
    level: 'error',
    title: 'The document is JSON',
    why: 'Causeway never guesses what a malformed document means.',
    source: 'RFC 8259',
  },
  {
    code: 'json-comment',
    level: 'error',
    title: 'The document has no comments',
    why: 'Other readers of the file (jq, GitHub, editors) refuse it.',
    source: 'RFC 8259',
  },
  {
    code: 'json-trailing-comma',
    level: 'error',
    title: 'The document has no trailing commas',
    why: 'Other readers of the file refuse it.',
    source: 'RFC 8259',
  },
  {
    code: 'json-duplicate-key',
    level: 'error',
    title: 'No object has the same key twice',
    why: 'Readers disagree about which of the two counts, so a reviewer may read another value than the one applied.',
    source: 'RFC 8259 section 4; RFC 8785 section 3.1',
  },
  {
    code: 'json-prototype-key',
    level: 'error',
    title: 'No key is __proto__, constructor or prototype',
    why: 'Such keys reach the prototype of JavaScript objects.',
    source: 'CWE-1321',
  },
  {
    code: 'json-control-character',
    level: 'error',
    title: 'No text has control or direction characters',
    why: 'They make a reviewer see something different from what is applied.',
    source: 'CWE-1007; RFC 8259 section 7',
  },
  {
    code: 'json-lone-surrogate',
    level: 'error',
    title: 'All text is well-formed Unicode',
    why: 'Text with half of a surrogate pair has no canonical form, and therefore no digest.',
    source: 'RFC 8785 section 3.2.2.2',
  },
];
