import { testFile } from '../javascript/test-cases';
import type { TestFile } from '../test-file';
import { goTests } from './go';
import { javaTests } from './java';
import { pythonTests } from './python';
import { rustTests } from './rust';

/** What the parser of a language says of a file of tests. */
export type ReadTests =
  /** A part of the text is no sentence of the language, so that nothing in it runs. */
  | { readonly state: 'broken' }
  /** No parser reads it, or a condition outside the file decides what runs. */
  | { readonly state: 'unread' }
  | { readonly state: 'read'; readonly file: TestFile };

const JAVASCRIPT = /\.[cm]?[jt]sx?$/;
const PARSED: ReadonlyMap<string, (text: string, path: string) => TestFile | undefined> = new Map([
  ['py', pythonTests],
  ['go', goTests],
  ['java', javaTests],
  ['rs', rustTests],
]);

/** The language of a file by its name: an ending, or one word for JavaScript with and without types. */
export function languageOf(path: string): string {
  return JAVASCRIPT.test(path) ? 'javascript' : (path.split('.').at(-1) ?? '');
}

/**
 * The tests of a file by its language: JavaScript, TypeScript, Python, Go, Java and Rust. A text that a grammar of the
 * last four does not take is unread, because the language may be newer than the grammar.
 */
export function testsOf(text: string, path: string): ReadTests {
  if (JAVASCRIPT.test(path)) {
    const file = testFile(text, path);
    return file ? { state: 'read', file } : { state: 'broken' };
  }
  const parse = PARSED.get(languageOf(path));
  const file = parse?.(text, path);
  return file ? { state: 'read', file } : { state: 'unread' };
}
