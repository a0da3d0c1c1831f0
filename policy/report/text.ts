import Table from 'cli-table3';
import { type PolicyReport, summaryLine } from './summary';

/** A report as a table for a terminal, without colour, with the reason and the remedy of each rule once below. */
export function textReport(report: PolicyReport): string {
  const { findings } = report;
  if (findings.length === 0) return summaryLine(report);
  const table = new Table({
    head: ['level', 'rule', 'stack', 'what', 'registry'],
    style: { head: [], border: [] },
    colWidths: [11, 34, 14, 60, 32],
    wordWrap: true,
  });
  for (const { level, status, rule, stack, what, pointer } of findings) {
    table.push([status === 'unverified' ? `${level}, unverified` : level, rule.code, stack, what, pointer || '–']);
  }
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const notes = rules.map(({ code, why, fix, docs }) => `${code}\n  why: ${why}\n  fix: ${fix}\n  docs: ${docs}`);
  return [table.toString(), ...notes, summaryLine(report)].join('\n');
}
