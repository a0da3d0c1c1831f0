import { z } from 'zod';
import { type Finding, findingsExitCode, sortedFindings } from '../../live/finding';
import { FINDING_HEADS, findingRows } from '../../live/report/rows';
import { ownerHandle } from '../../plan/codeowners';
import { counted } from '../../registry/counted';
import { markdownTable } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { commentBody } from '../comments/body';

const FoundFinding = z.looseObject({
  kind: z.enum(['missing', 'different', 'unowned', 'unverified']),
  address: z.string(),
  repair: z.string(),
});

/** The output of `causeway drift --found`. */
export const FoundDrift = z.strictObject({
  schema: z.literal('causeway/drift/v1'),
  stacks: z.array(z.strictObject({ stack: z.string(), engine: z.array(FoundFinding), live: z.array(FoundFinding) })),
});

/** An open issue about the drift of a stack. */
export interface DriftIssue {
  readonly number: number;
  readonly body: string;
  readonly createdAt: string;
}

/** The action on the issue of one stack. `kept`: it is unknown whether the stack is clean. */
export type Decision =
  | { readonly stack: string; readonly do: 'open'; readonly title: string; readonly body: string }
  | { readonly stack: string; readonly do: 'update' | 'close'; readonly number: number; readonly body: string }
  | { readonly stack: string; readonly do: 'kept'; readonly number: number | undefined }
  | { readonly stack: string; readonly do: 'nothing' };

/** The facts of one nightly look at a stack. */
export interface Look {
  readonly registry: Registry;
  readonly now: Date;
  /** The page of the run that looked; undefined outside of a run. */
  readonly run: string | undefined;
}

const DAY = 86_400_000;

/** The marker that identifies the issue of a stack. */
export function issueMarker(stack: string): string {
  return `drift-${stack}`.toLowerCase();
}

function ageOf(since: Date, now: Date): string {
  const days = Math.floor((now.getTime() - since.getTime()) / DAY);
  return days < 1 ? 'less than a day' : counted(days, 'day');
}

function seen({ now, run }: Look): string {
  return run === undefined ? now.toISOString() : `${now.toISOString()}, [the run](${run})`;
}

function report(stack: string, findings: readonly Finding[], since: Date, look: Look): string {
  const { registry, now } = look;
  const owners = registry.governance.owners.map((owner) => ownerHandle(registry, owner)).join(' ');
  return [
    `The stack \`${stack}\` has drifted from what was applied.`,
    // Not in a table, because table cells are escaped so that they mention nobody.
    [
      `- **Owner**: ${owners}`,
      `- **Since**: ${since.toISOString()} (${ageOf(since, now)})`,
      `- **Last seen**: ${seen(look)}`,
    ].join('\n'),
    markdownTable(FINDING_HEADS, findingRows(sortedFindings(findings))),
    'The last column is the command that repairs a line, or finds out. This issue is closed once a run has seen the whole stack, and found it clean.',
  ].join('\n\n');
}

/**
 * Decides what happens to the issue of a stack. Differences open and update it. Only a complete look without findings
 * closes it: unverified parts, and a stack that was not looked at, leave it unchanged.
 */
export function driftDecision(
  stack: string,
  findings: readonly Finding[] | undefined,
  issue: DriftIssue | undefined,
  look: Look,
): Decision {
  const verdict = findings === undefined ? 3 : findingsExitCode(findings);
  if (findings === undefined || verdict === 3) return { stack, do: 'kept', number: issue?.number };
  if (verdict === 0) {
    if (issue === undefined) return { stack, do: 'nothing' };
    const clean = `The stack \`${stack}\` matches what was applied again: ${seen(look)}.`;
    return { stack, do: 'close', number: issue.number, body: commentBody(issueMarker(stack), clean) };
  }
  const since = issue === undefined ? look.now : new Date(issue.createdAt);
  const body = commentBody(issueMarker(stack), report(stack, findings, since, look));
  if (issue === undefined) return { stack, do: 'open', title: `Drift of the stack ${stack}`, body };
  return { stack, do: 'update', number: issue.number, body };
}
