import { markdownHtml, markdownTable, markdownText } from '../../registry/markdown';
import { CHANGE_KINDS } from './changes';
import {
  type PreviewReport,
  previewDoubts,
  previewVerdict,
  type ShownViolation,
  type StackPreview,
} from './preview-report';

/** Further rows are counted, not shown: a comment's size is limited. */
const SHOWN = 50;

const HEADS = {
  passes: 'Infrastructure preview: passes',
  refused: 'Infrastructure preview: refused',
  unverified: 'Infrastructure preview: incomplete',
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
  const losses = stacks.flatMap((each) =>
    'failure' in each
      ? []
      : each.guard.losses.map((loss) => `- **${markdownText(each.stack)}**: ${markdownText(loss)}`),
  );
  const rest = losses.length > SHOWN ? [`- and ${losses.length - SHOWN} more`] : [];
  return [
    ...(losses.length === 0 ? [] : ['### Lost or left behind', [...losses.slice(0, SHOWN), ...rest].join('\n')]),
    ...(rows.length === 0 ? [] : ['### Removed', table(['stack', 'verdict', 'step', 'why'], rows)]),
  ];
}

// A list and not a table: five columns are unreadable on a phone.
function violationsOf(violations: readonly ShownViolation[]): readonly string[] {
  if (violations.length === 0) return ['### Policies', 'No violation, no advice.'];
  const items = violations.slice(0, SHOWN).map(({ level, unverified, rule, stack, what, fix }) => {
    const [said, help] = [what, fix].map(markdownText);
    return `- **${level}${unverified ? ', unverified' : ''}** ${markdownText(rule)} on ${markdownText(stack)}: ${said}<br>Fix: ${help}`;
  });
  const rest = violations.length > SHOWN ? [`- and ${violations.length - SHOWN} more`] : [];
  return ['### Policies', [...items, ...rest].join('\n')];
}

function accessOf({ access }: PreviewReport): readonly string[] {
  if (access === undefined) return [];
  const head = '### Who can let what through';
  if (access.length === 0) return [head, 'Nobody gains or loses access.'];
  const widens = access.filter(({ effect }) => effect === 'widens').length;
  const note = widens > 0 ? [`**${widens} of these changes widen access.**`] : [];
  const rows = access.map(({ effect, message }) => [effect, message]);
  return [head, ...note, table(['access', 'change'], rows)];
}

// A phone shows only the first line of a comment: losses come there, before any success.
function losses({ stacks }: PreviewReport): string {
  const gone = stacks.flatMap((each) => ('failure' in each ? [] : each.guard.removals.map(({ name }) => name)));
  const lost = stacks.flatMap((each) => ('failure' in each ? [] : each.guard.losses));
  const strange = stacks.flatMap((each) => ('failure' in each ? [] : each.guard.strangers));
  const dark = stacks.filter((each) => 'failure' in each).length;
  const names = gone.slice(0, 3).map(markdownText).join(', ');
  const more = gone.length > 3 ? ` and ${gone.length - 3} more` : '';
  const found = [
    ...(gone.length > 0 ? [`takes away ${gone.length}: ${names}${more}`] : []),
    ...(lost.length > 0 ? [`${lost.length} lost or left behind`] : []),
    ...(strange.length > 0 ? [`${strange.length} changes outside the plan`] : []),
    ...(dark > 0 ? [`${dark} ${dark === 1 ? 'stack' : 'stacks'} not read`] : []),
  ];
  if (found.length > 0) return found.join('; ');
  if (stacks.length === 0) return 'nothing was read';
  const isWhole = stacks.every((each) => 'guard' in each && each.guard.doubts.length === 0);
  return isWhole ? 'removes nothing' : 'removes nothing that could be read';
}

/** The report as Markdown, for one comment of a pull request. */
export function previewMarkdown(report: PreviewReport): string {
  const doubts = previewDoubts(report);
  return [
    `## ${HEADS[previewVerdict(report)]}; ${losses(report)}`,
    ...(doubts.length === 0
      ? []
      : [['**Could not be read:**', ...doubts.slice(0, SHOWN).map((doubt) => `- ${markdownText(doubt)}`)].join('\n')]),
    ...blastRadius(report.stacks),
    ...accessOf(report),
    ...violationsOf(report.violations),
    '### Changes by surface',
    changesTable(report.stacks),
    ...report.stacks.flatMap(stepsOf),
  ].join('\n\n');
}
