import { counted } from './counted';
import { MAX_ERRORS } from './document/limits';
import { inlineCode, markdownHead, markdownRow, markdownText } from './markdown';
import type { ParseResult } from './parse';
import { describeProblem, type Problem } from './problem';

const SHOWN = 200;

/** All problems of a result, errors and warnings. */
export function problemsOf(result: ParseResult): readonly Problem[] {
  return result.ok ? result.warnings : result.problems;
}

/** One line that summarizes a check. */
function summary(file: string, result: ParseResult): string {
  const problems = problemsOf(result);
  const warnings = problems.filter(({ level }) => level === 'warning').length;
  const told = warnings > 0 ? `, ${counted(warnings, 'warning')}` : '';
  if (!result.ok) {
    const errors = problems.length - warnings;
    const first = errors >= MAX_ERRORS ? ', the first of them' : '';
    return `${file}: refused, ${counted(errors, 'error')}${first}${told}`;
  }
  const { surfaces, tiers, repositories } = result.registry;
  const what = [
    counted(surfaces.length, 'surface'),
    counted(tiers.length, 'tier'),
    counted(Object.keys(repositories).length, 'repository', 'repositories'),
  ];
  return `${file}: sound${told} (${what.join(', ')}; ${result.digest})`;
}

function shown<T>(items: readonly T[], show: (item: T) => string, rest: (left: number) => string): readonly string[] {
  const lines = items.slice(0, SHOWN).map(show);
  return items.length > SHOWN ? [...lines, rest(items.length - SHOWN)] : lines;
}

/** A check as lines for a terminal: one problem a line, as compilers write them. */
export function textReport(file: string, result: ParseResult): string {
  const lines = shown(
    problemsOf(result),
    (problem) => describeProblem(file, problem),
    (left) => `and ${left} more: --json lists all`,
  );
  return [...lines, summary(file, result)].join('\n');
}

/** A check as Markdown, for a pull request. */
export function markdownReport(file: string, result: ParseResult): string {
  const problems = problemsOf(result);
  const head = [`### Registry: ${result.ok ? 'sound' : 'refused'}`, '', markdownText(summary(file, result))];
  if (problems.length === 0) return head.join('\n');
  const rows = shown(
    problems,
    ({ line, column, level, code, message, allowed }) =>
      markdownRow([`${line}:${column}`, level, inlineCode(code), markdownText(message), markdownText(allowed ?? '')]),
    (left) => markdownRow(['', '', '', `and ${left} more`, '']),
  );
  return [...head, '', ...markdownHead(['where', 'level', 'code', 'what', 'allowed']), ...rows].join('\n');
}

/** A check as one JSON document. */
export function jsonReport(file: string, result: ParseResult): object {
  const problems = problemsOf(result);
  return result.ok
    ? { schema: 'causeway/registry-check/v1', ok: true, file, digest: result.digest, problems }
    : { schema: 'causeway/registry-check/v1', ok: false, file, problems };
}
