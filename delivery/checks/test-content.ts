import { gitWith } from '../../evidence/git/git';
import type { ChangedPath } from '../changed-surfaces/changed-paths';
import { isTest } from './tests-gate';

/** Marks that keep a test from running, or all others: `it.skip`, `test.only`, `xit`, `fdescribe` (jest, vitest, mocha, Playwright). */
const MARKED = /\b(it|test|describe|suite|context|bench)(?:\.(?:skip|only|todo|fixme|failing|skipIf\([^)]*\)))+/g;
const PREFIXED = /\b[xf](it|test|describe)\b(?=[.(])/g;
/** Lines that only switch a test off, in pytest, unittest, JUnit, NUnit, xUnit, Go, Rust, mocha and RSpec. */
const OFF =
  /^(?:@(?:pytest\.mark\.(?:skip|skipif|xfail)|unittest\.skip\w*|Disabled|Ignore\w*)\b|\[(?:Ignore|Explicit|Skip)\b|#\[ignore|(?:t|b|f)\.Skip\w*\(|(?:pytest|this|self)\.skip\w*\(|skip\b)/;
/** Lines that test nothing by themselves: comments, imports, and ends of blocks. */
const IDLE = /^(?:$|\/\/|\/\*|\*|#(?!\[)|--|"""|'''|import\b|from\b.*\bimport\b|package\b|using\b|use\b|[)\]};,]+$)/;

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => !IDLE.test(line) && !OFF.test(line));
}

function unmarked(line: string): string {
  return line.replaceAll(MARKED, '$1').replaceAll(PREFIXED, '$1');
}

/**
 * Whether a test says something new: a line that it did not have, beside blanks, comments, imports and marks that switch tests
 * off. A test whose cases were only taken away, moved within the file or switched off tests nothing more than before.
 */
function saysMore(before: string, after: string): boolean {
  const left = new Map<string, number>();
  for (const line of linesOf(before)) left.set(line, (left.get(line) ?? 0) + 1);
  const isTaken = (line: string) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  };
  return linesOf(after).some((line) => !isTaken(line) && unmarked(line) === line);
}

function textAt(repository: string, commit: string, path: string): string {
  const { code, stdout } = gitWith(repository, {}, 'cat-file', 'blob', `${commit}:${path}`);
  return code === 0 ? stdout.toString('utf8') : '';
}

/** The changed paths, where a test that says nothing more than before counts as unchanged. `from` is where the change parted from its base. */
export function withoutIdleTests(
  repository: string,
  { from, head }: { readonly from: string; readonly head: string },
  changed: readonly ChangedPath[],
): readonly ChangedPath[] {
  return changed.map((each) => {
    if (!isTest(each)) return each;
    const isMore = saysMore(textAt(repository, from, each.path), textAt(repository, head, each.path));
    return isMore ? each : { ...each, content: 'same' };
  });
}
