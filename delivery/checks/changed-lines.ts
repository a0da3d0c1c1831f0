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
export interface TestText {
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
export function linesSayMore({ path, before, after }: TestText, deleted: readonly string[]): boolean {
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
