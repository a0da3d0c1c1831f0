import type { GateCheck, GateReport } from '../../evidence/statement/predicates/decision';
import { markdownTable, markdownText } from '../../registry/markdown';
import { isBlocker } from '../facts/blocking';

function row({ id, status, reason, fix }: GateCheck): readonly string[] {
  return [id, status, reason, fix];
}

/** A line for people: the decision and its subject. */
export function headline({ decision, kind, mode, release, blockers }: GateReport): string {
  const { commit, fromTier, toTier, bundles } = release;
  const surfaces = bundles.map(({ surface }) => surface).join(', ') || 'no surface';
  const way = fromTier === null ? toTier : `${fromTier} → ${toTier}`;
  const what = `${kind} of ${surfaces} at ${commit.slice(0, 12)}, ${way}`;
  const held = decision === 'go' ? '' : `: ${blockers.length} blocking`;
  const note = decision === 'no-go' && mode === 'informational' ? ' (informational: it blocks nothing)' : '';
  return `${decision.toUpperCase()} ${what}${held}${note}`;
}

/**
 * The largest summary, in bytes. GitHub accepts 1 MiB per step and drops a longer one completely
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits). The
 * rest is left for the step's other output.
 */
const MAX_SUMMARY_BYTES = 1_000_000;

// Room for the note about omitted parts.
const NOTE_BYTES = 400;

function withinLimit(text: string): string {
  if (Buffer.byteLength(text) <= MAX_SUMMARY_BYTES) return text;
  const [title = '', ...lines] = text.split('\n');
  let bytes = Buffer.byteLength(title) + NOTE_BYTES;
  const kept: string[] = [];
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > MAX_SUMMARY_BYTES) break;
    kept.push(line);
  }
  const note = `**Cut off**: ${kept.length} of ${lines.length} lines are shown. The report in the artifacts of this run is whole.`;
  return [title, '', note, ...kept, ''].join('\n');
}

/**
 * A report as Markdown within GitHub's limit for a job's summary: blockers first, then everything else that is no plain
 * pass.
 */
export function summaryOf(report: GateReport): string {
  const { checks, profile, nextActions, decisionDigest, waivers } = report;
  const blocking = checks.filter((check) => isBlocker(check, profile));
  const other = checks.filter((check) => check.status !== 'pass' && !blocking.includes(check));
  const table = (found: readonly GateCheck[]) => [
    markdownTable(['check', 'status', 'why', 'what to do'], found.map(row)),
  ];
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, ...lines, ''];
  const text = [
    `# ${markdownText(headline(report))}`,
    '',
    ...section('What blocks it', blocking.length === 0 ? [] : table(blocking)),
    ...section('Checks that did not simply pass', other.length === 0 ? [] : table(other)),
    ...section(
      'Waivers used',
      waivers.map(({ waiverId, checkId, use }) => `- ${markdownText(`${waiverId} for ${checkId} (use ${use})`)}`),
    ),
    ...section(
      'Next',
      nextActions.map((action, index) => `${index + 1}. ${markdownText(action)}`),
    ),
    `${checks.length} checks, ${checks.length - other.length - blocking.length} passed. Decision ${decisionDigest}.`,
    '',
  ].join('\n');
  return withinLimit(text);
}
