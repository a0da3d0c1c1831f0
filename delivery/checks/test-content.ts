import { gitWith } from '../../evidence/git/git';
import type { TestFile } from '../../formats/javascript/test-cases';
import { testsOf } from '../../formats/languages/tests-of';
import type { ChangedPath } from '../changed-surfaces/raw-diff';
import { isScript, roleOf } from './file-roles';
import { testsSayMore } from './says-more';
import type { JudgedPath } from './tests-gate';

/** Scenarios state their expectations in sentences. */
const SENTENCES = /\.(?:feature|robot|bats)$/;

/** Lines that only switch a test off, in pytest, unittest, JUnit, NUnit, xUnit, Go, Rust, RSpec, Cucumber and Robot Framework. */
const OFF =
  /^(?:pytestmark\b|@(?:pytest\.mark\.(?:skip|skipif|xfail)|unittest\.(?:skip|expectedFailure)\w*|Disabled|Ignore\w*|skip|wip|todo|manual)\b|\[(?:Ignore|Explicit|Skip|Tags\].*skip)\b|\[(?:Fact|Theory)\(.*Skip\b|#\[ignore|(?:t|b|f)\.Skip\w*\(|(?:pytest|self|this)\.(?:skip|xfail|importorskip)\w*\(|raise\s+(?:unittest\.)?SkipTest|(?:skip|pending)\b|x(?:it|describe|context)\b)/i;
/** The same within a line: PHPUnit, NUnit, MSTest, TestNG, RSpec, ScalaTest and XCTest. */
const OFF_WITHIN =
  /\bmarkTest(?:Skipped|Incomplete)\b|\bAssert\.(?:Ignore|Inconclusive)\b|\bXCTSkip|\bassume\w*\(|[,(]\s*:?(?:skip|pending|ignore|disabled)\s*(?::|=|=>|do\b|\))|[,(]\s*enabled\s*[:=]\s*false|\bignore\s*(?:\{|\()|^@[\w.]*(?:Disabled|Ignore)|^@EnabledO[nf]|^@EnabledIf/;
const switchesOff = (line: string): boolean => OFF.test(line) || OFF_WITHIN.test(line);
/** Lines that test nothing by themselves: comments, imports, and ends of blocks. */
const IDLE = /^(?:$|\/\/|\/\*|\*|#(?!\[)|--|"""|'''|import\b|from\b.*\bimport\b|package\b|using\b|use\b|[)\]};,]+$)/;
const RETURN = /^return$/;
const ASSERTING = /\b(?:assert|expect|should|verify|ensure|require|must|raises|fail)\w*|\bt\.(?:Error|Fatal)/i;

/** A file at both ends of a change. */
interface TestText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => !IDLE.test(line));
}

function count(lines: readonly string[], pattern: RegExp): number {
  return lines.filter((line) => pattern.test(line)).length;
}

const countOff = (lines: readonly string[]): number => lines.filter(switchesOff).length;

/**
 * Whether a test in another language says something new: a new line, with no fewer comparisons than before, and nothing
 * newly switched off. These languages are not parsed, so only lines are compared.
 */
function linesSayMore({ path, before, after }: TestText, deleted: readonly string[]): boolean {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (countOff(now) > countOff(old)) return false;
  // Python has no other reason for a bare return in a test than to end it.
  if (path.endsWith('.py') && count(now, RETURN) > count(old, RETURN)) return false;
  const comparing = count(now, ASSERTING);
  if (!SENTENCES.test(path) && (comparing === 0 || comparing < count(old, ASSERTING))) return false;
  const left = new Map<string, number>();
  for (const line of [...old, ...deleted.flatMap(linesOf)]) left.set(line, (left.get(line) ?? 0) + 1);
  return now.some((line) => {
    const known = left.get(line) ?? 0;
    left.set(line, known - 1);
    return known <= 0 && !switchesOff(line);
  });
}

/**
 * Whether a test says something new; `by lines` where only its lines say so, which cannot tell whether it runs. `deleted`
 * are the texts of tests that the change deletes: a test that moved is not new.
 */
function saysMore({ path, before, after }: TestText, deleted: readonly string[] = []): 'yes' | 'no' | 'by lines' {
  const now = testsOf(after, path);
  if (now.state === 'broken') return 'no';
  if (now.state === 'unread') return linesSayMore({ path, before, after }, deleted) ? 'by lines' : 'no';
  const earlier = [before, ...deleted].flatMap((text) => {
    const found = testsOf(text, path);
    return found.state === 'read' ? [found.file] : [];
  });
  return testsSayMore(earlier, now.file) ? 'yes' : 'no';
}

function textAt(repository: string, commit: string, path: string): string {
  const { code, stdout } = gitWith(repository, {}, 'cat-file', 'blob', `${commit}:${path}`);
  return code === 0 ? stdout.toString('utf8') : '';
}

/** The changed paths, with what their content shows. */
export interface JudgedChange {
  /** A test without new content counts as unchanged. */
  readonly changed: readonly JudgedPath[];
  /** Tests that say something new by their lines alone. */
  readonly byLines: readonly string[];
}

interface Content {
  readonly text: TestText;
  /** The texts of tests that the change deletes: a test that moved is not new. */
  readonly deleted: readonly string[];
  readonly isVouched: boolean;
}

const MARKED_IN_RUST = '#[cfg(test)]';

/** Whether a text declares tests, running or not; undefined for a text that no parser reads. */
function declaresTests(text: string, path: string): boolean | undefined {
  if (text === '') return false;
  const found = testsOf(text, path);
  return found.state === 'read' ? found.file.declared > 0 : undefined;
}

// Unit tests of Rust stand in the file that they test: https://doc.rust-lang.org/book/ch11-03-test-organization.html#unit-tests.
function judgedCode(path: JudgedPath, { text }: Content): JudgedPath & { readonly isByLines: boolean } {
  const code = { ...path, isByLines: false } as const;
  if (!path.path.endsWith('.rs') || !text.after.includes(MARKED_IN_RUST)) return code;
  const [before, after] = [testsOf(text.before, text.path), testsOf(text.after, text.path)];
  if (after.state === 'unread') return { ...code, role: 'both', isByLines: true };
  if (after.state === 'broken') return code;
  // What stands around the tests is the code itself.
  const alone = (file: TestFile): TestFile => ({ ...file, around: [] });
  const isNew = testsSayMore(before.state === 'read' ? [alone(before.file)] : [], alone(after.file));
  return isNew ? { ...code, role: 'both' } : code;
}

function judgedPath(path: JudgedPath, content: Content): JudgedPath & { readonly isByLines: boolean } {
  const { text, deleted, isVouched } = content;
  const role = path.role ?? roleOf(path.path);
  if (role === 'code') return judgedCode(path, content);
  if (role === 'unknown') return { ...path, role: isScript(text.after) ? 'code' : 'unknown', isByLines: false };
  if (role === 'none') return { ...path, isByLines: false };
  const verdict = path.content === 'other' ? saysMore(text, deleted) : 'no';
  const judged = verdict === 'no' && path.content === 'other' ? { ...path, content: 'same' as const } : path;
  const isByLines = verdict === 'by lines';
  if (role === 'test') return { ...judged, role, isByLines };
  // A folder of production code may be called `test`, too: a file there is a test if it declares one.
  const [now, earlier] = [declaresTests(text.after, text.path), declaresTests(text.before, text.path)];
  const isTest = now === true || (earlier === true && text.after === '') || isByLines || isVouched;
  return isTest ? { ...judged, role: 'test', isByLines } : { ...path, role: 'unknown', isByLines };
}

/** Judges the files of a change by their content. `from` is the change's merge base; a reviewer reads vouched tests. */
export function judgedTests(
  repository: string,
  { from, head }: { readonly from: string; readonly head: string },
  changed: readonly ChangedPath[],
  isVouched: (path: string) => boolean,
): JudgedChange {
  const kindOf = (path: string) => path.split('.').at(-1);
  const gone = changed
    .filter(({ path, content }) => content === 'gone' && ['test', 'place'].includes(roleOf(path)))
    .map(({ path }) => ({ path, text: textAt(repository, from, path) }));
  const isKept = ({ content = 'other' }: ChangedPath) => content === 'other' || content === 'empty';
  const judged = changed.map((each) => {
    if (!isKept(each) || roleOf(each.path) === 'none') return { ...each, isByLines: false };
    const { path } = each;
    const before = textAt(repository, from, path);
    const deleted =
      before === '' ? gone.filter((one) => kindOf(one.path) === kindOf(path)).map(({ text }) => text) : [];
    const text: TestText = { path, before, after: textAt(repository, head, path) };
    return judgedPath(each, { text, deleted, isVouched: isVouched(path) });
  });
  return {
    changed: judged.map(({ isByLines: _, ...each }) => each),
    byLines: judged.filter(({ isByLines }) => isByLines).map(({ path }) => path),
  };
}

/** The same change without the tests that nobody has read: what is left is known. */
export function withoutUnread(changed: readonly JudgedPath[], unread: readonly string[]): readonly JudgedPath[] {
  return changed.map((each) => {
    if (!unread.includes(each.path)) return each;
    if (each.role === 'both') return { ...each, role: 'code' };
    return roleOf(each.path) === 'place' ? { ...each, role: 'unknown' } : { ...each, content: 'same' };
  });
}
