import { inlineCode, markdownHead, markdownRow, markdownSentence, markdownText } from '../../registry/markdown';
import { exitCode, type PolicyReport, summaryLine } from './summary';

/** Further findings are counted, not shown: a comment's size is limited. */
const SHOWN = 100;

const VERDICT = { 0: 'pass', 1: 'violated', 3: 'could not find out' } as const;

/** A report as Markdown, for a pull request or a job's summary. */
export function markdownReport(report: PolicyReport): string {
  const { findings } = report;
  const head = [`### Policies: ${VERDICT[exitCode(report)]}`, '', markdownText(summaryLine(report))];
  if (findings.length === 0) return head.join('\n');
  const rows = findings.slice(0, SHOWN).map(({ level, status, rule, stack, what, pointer }) => {
    const shown = status === 'unverified' ? `${level}, unverified` : level;
    const name = `[${inlineCode(rule.code)}](${rule.docs})`;
    return markdownRow([
      ...[shown, name, markdownText(stack), markdownText(what), markdownSentence(rule.fix), inlineCode(pointer || '/')],
    ]);
  });
  const rest =
    findings.length > SHOWN ? [markdownRow(['', '', '', `and ${findings.length - SHOWN} more`, '', ''])] : [];
  return [...head, '', ...markdownHead(['level', 'rule', 'stack', 'what', 'fix', 'registry']), ...rows, ...rest].join(
    '\n',
  );
}
