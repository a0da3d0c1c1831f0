import { type PolicyReport, summaryLine } from './summary';

/** Draws rows as a table. */
type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

/** A report as a table, with the reason and the remedy of each rule once below. */
export function textReport(report: PolicyReport, table: Table): string {
  const { findings } = report;
  if (findings.length === 0) return summaryLine(report);
  const rows = findings.map(({ level, status, rule, stack, what, pointer }) => [
    ...[status === 'unverified' ? `${level}, unverified` : level, rule.code, stack, what, pointer || '–'],
  ]);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const notes = rules.map(({ code, why, fix, docs }) => `${code}\n  why: ${why}\n  fix: ${fix}\n  docs: ${docs}`);
  return [table(['level', 'rule', 'stack', 'what', 'registry'], rows), ...notes, summaryLine(report)].join('\n');
}
