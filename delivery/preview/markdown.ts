import { markdownHtml, markdownTable, markdownText } from '../../registry/markdown';
import { CHANGE_KINDS } from './changes';
import { type PreviewReport, previewDoubts, previewVerdict, type ShownViolation, type StackPreview } from './report';

/** Rows beyond this are counted, not shown: a comment has an end. */
const SHOWN = 50;

const HEADS = {
  passes: 'Infrastructure preview: passes',
  refused: 'Infrastructure preview: refused',
  unverified: 'Infrastructure preview: could not be looked at whole',
} as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rest = rows.length > SHOWN ? [`\nand ${rows.length - SHOWN} more`] : [];
  return [markdownTable(head, rows.slice(0, SHOWN)), ...rest].join('\n');
}

function changesTable(stacks: readonly StackPreview[]): string {
  const rows = stacks.flatMap((each) =>
    'failure' in each
      ? [[each.stack, '–', ...CHANGE_KINDS.map(() => '?')]]
      : each.changes.map(({ of, counts }) => [each.stack, of, ...CHANGE_KINDS.map((kind) => String(counts[kind]))]),
  );
  if (rows.length === 0) return 'No object changes.';
  return table(['stack', 'of', ...CHANGE_KINDS], rows);
}

function stepsOf(each: StackPreview): readonly string[] {
  const steps = 'failure' in each ? [] : each.changes.flatMap((change) => change.steps);
  if (steps.length === 0) return [];
  const rest = steps.length > SHOWN ? [`- and ${steps.length - SHOWN} more`] : [];
  const list = [...steps.slice(0, SHOWN).map((step) => `- ${markdownText(step)}`), ...rest].join('\n');
  return [`<details><summary>${markdownHtml(each.stack)}: ${steps.length} steps</summary>\n\n${list}\n\n</details>`];
}

function blastRadius(stacks: readonly StackPreview[]): readonly string[] {
  const rows = stacks.flatMap((each) =>
    'failure' in each
      ? []
      : [
          ...each.guard.removals.map(({ verdict, op, name, why }) => [each.stack, verdict, `${op} ${name}`, why]),
          ...each.guard.strangers.map(({ op, urn, why }) => [each.stack, 'refused', `${op} ${urn}`, why]),
        ],
  );
  return rows.length === 0 ? [] : ['### What is taken away', table(['stack', 'verdict', 'step', 'why'], rows)];
}

function violationsOf(violations: readonly ShownViolation[]): readonly string[] {
  if (violations.length === 0) return ['### Policies', 'No violation, no advice.'];
  const rows = violations.map(({ level, unverified, rule, stack, what, fix }) => [
    ...[unverified ? `${level}, unverified` : level, rule, stack, what, fix],
  ]);
  return ['### Policies', table(['level', 'rule', 'stack', 'what', 'fix'], rows)];
}

function accessOf({ access }: PreviewReport): readonly string[] {
  if (access === undefined) return [];
  const head = '### Who can let what through';
  if (access.length === 0) return [head, 'Nobody can let anything more or less through than before.'];
  const widens = access.filter(({ effect }) => effect === 'widens').length;
  const note = widens > 0 ? [`**${widens} of these changes widen access.**`] : [];
  const rows = access.map(({ effect, message }) => [effect, message]);
  return [head, ...note, table(['access', 'change'], rows)];
}

/** The report as Markdown, for one comment of a pull request. */
export function previewMarkdown(report: PreviewReport): string {
  const doubts = previewDoubts(report);
  return [
    `## ${HEADS[previewVerdict(report)]}`,
    ...(doubts.length === 0
      ? []
      : [
          ['**Could not be looked at:**', ...doubts.slice(0, SHOWN).map((doubt) => `- ${markdownText(doubt)}`)].join(
            '\n',
          ),
        ]),
    ...accessOf(report),
    ...violationsOf(report.violations),
    ...blastRadius(report.stacks),
    '### Changes by surface',
    changesTable(report.stacks),
    ...report.stacks.flatMap(stepsOf),
  ].join('\n\n');
}
