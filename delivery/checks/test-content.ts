import { gitWith } from '../../evidence/git/git';
import { testsOf } from '../../formats/languages/tests-of';
import type { ChangedPath } from '../changed-surfaces/raw-diff';
import { testsSayMore } from './says-more';
import { isTest } from './tests-gate';

/** Scenarios state their expectations in sentences. */
const SENTENCES = /\.(?:feature|robot|bats)$/;

/** Lines that only switch a test off, in pytest, unittest, JUnit, NUnit, xUnit, Go, Rust, RSpec, Cucumber and Robot Framework. */
const OFF =
  /^(?:pytestmark\b|@(?:pytest\.mark\.(?:skip|skipif|xfail)|unittest\.(?:skip|expectedFailure)\w*|Disabled|Ignore\w*|skip|wip|todo|manual)\b|\[(?:Ignore|Explicit|Skip|Tags\].*skip)\b|\[(?:Fact|Theory)\(.*Skip\b|#\[ignore|(?:t|b|f)\.Skip\w*\(|(?:pytest|self|this)\.(?:skip|xfail|importorskip)\w*\(|raise\s+(?:unittest\.)?SkipTest|(?:skip|pending)\b|x(?:it|describe|context)\b)/i;
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

/**
 * Whether a test in another language says something new: a new line, with no fewer comparisons than before, and nothing
 * newly switched off. These languages are not parsed, so only lines are compared.
 */
function linesSayMore({ path, before, after }: TestText, deleted: readonly string[]): boolean {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (count(now, OFF) > count(old, OFF)) return false;
  // Python has no other reason for a bare return in a test than to end it.
  if (path.endsWith('.py') && count(now, RETURN) > count(old, RETURN)) return false;
  const comparing = count(now, ASSERTING);
  if (!SENTENCES.test(path) && (comparing === 0 || comparing < count(old, ASSERTING))) return false;
  const left = new Map<string, number>();
  for (const line of [...old, ...deleted.flatMap(linesOf)]) left.set(line, (left.get(line) ?? 0) + 1);
  return now.some((line) => {
    const known = left.get(line) ?? 0;
    left.set(line, known - 1);
    return known <= 0 && !OFF.test(line);
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

/** The changed paths, with what their tests say. */
export interface JudgedChange {
  /** A test without new content counts as unchanged. */
  readonly changed: readonly ChangedPath[];
  /** Tests that say something new by their lines alone. */
  readonly byLines: readonly string[];
}

/** Judges the tests of a change. `from` is the change's merge base. */
export function judgedTests(
  repository: string,
  { from, head }: { readonly from: string; readonly head: string },
  changed: readonly ChangedPath[],
): JudgedChange {
  const byLines: string[] = [];
  const gone = changed
    .filter((each) => each.content === 'gone' && isTest({ ...each, content: 'other' }))
    .map(({ path }) => ({ path, text: textAt(repository, from, path) }));
  const judged = changed.map((each): ChangedPath => {
    if (!isTest(each)) return each;
    const before = textAt(repository, from, each.path);
    const kind = each.path.split('.').at(-1);
    const deleted =
      before === '' ? gone.filter(({ path }) => path.split('.').at(-1) === kind).map(({ text }) => text) : [];
    const text: TestText = { path: each.path, before, after: textAt(repository, head, each.path) };
    const verdict = saysMore(text, deleted);
    if (verdict === 'by lines') byLines.push(each.path);
    return verdict === 'no' ? { ...each, content: 'same' } : each;
  });
  return { changed: judged, byLines };
}
