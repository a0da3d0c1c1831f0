import { z } from 'zod';
import { readJsonReport } from './read-json';
import { judge, type ReportReading } from './reading';

const Level = z.enum(['none', 'note', 'warning', 'error']);
type Level = z.infer<typeof Level>;

const Rule = z.object({ id: z.string(), defaultConfiguration: z.object({ level: Level.optional() }).optional() });
const Notification = z.object({ level: Level.default('warning') });

const Run = z.object({
  tool: z.object({
    driver: z.object({ name: z.string().min(1), version: z.string().optional(), rules: z.array(Rule).default([]) }),
  }),
  // Required of a run that looked; null or absent means that it produced none (SARIF 2.1.0 §3.14.23).
  results: z.array(
    z.object({
      ruleId: z.string().optional(),
      ruleIndex: z.int().min(-1).optional(),
      kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).default('fail'),
      level: Level.optional(),
      suppressions: z
        .array(z.object({ status: z.enum(['accepted', 'underReview', 'rejected']).optional() }))
        .optional(),
    }),
  ),
  invocations: z
    .array(
      z.object({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z.array(Notification).default([]),
        toolConfigurationNotifications: z.array(Notification).default([]),
      }),
    )
    .default([]),
});
type Run = z.infer<typeof Run>;

const Report = z.object({ version: z.literal('2.1.0'), runs: z.array(Run) });

// §3.27.10: a result's level is its own, else its rule's, else "warning"; one that is no failure has none.
function levelOf(result: Run['results'][number], { driver }: Run['tool']): Level {
  if (result.level !== undefined) return result.level;
  if (result.kind === 'review' || result.kind === 'open') return 'warning';
  if (result.kind !== 'fail') return 'none';
  const rule = driver.rules[result.ruleIndex ?? -1] ?? driver.rules.find(({ id }) => id === result.ruleId);
  return rule?.defaultConfiguration?.level ?? 'warning';
}

// §3.27.23: suppressed when there are suppressions and none of them is under review or rejected.
function isSuppressed({ suppressions = [] }: Run['results'][number]): boolean {
  return suppressions.length > 0 && suppressions.every(({ status = 'accepted' }) => status === 'accepted');
}

function faultsOf({ invocations }: Run): readonly string[] {
  const notifications = invocations.flatMap((each) => [
    ...each.toolExecutionNotifications,
    ...each.toolConfigurationNotifications,
  ]);
  const faults: string[] = [];
  if (invocations.some(({ executionSuccessful }) => !executionSuccessful))
    faults.push('the tool did not run to its end');
  if (notifications.some(({ level }) => level === 'error')) faults.push('the tool reports errors of its own');
  return faults;
}

function nameOf({ driver: { name, version } }: Run['tool']): string {
  return `${name}${version === undefined ? '' : ` ${version}`}`.replaceAll(/\p{Cc}/gu, '').slice(0, 100);
}

/**
 * Reads SARIF 2.1.0: a run without a finding of level error is one passed, each such finding one failed, each suppressed
 * one skipped; warnings make it WARNED. Throws UserError (exit 2) on another document.
 */
export function readSarif(text: string): ReportReading {
  const { runs } = readJsonReport('SARIF', text, Report);
  const live = runs.map(({ tool, results }) =>
    results.filter((each) => !isSuppressed(each)).map((each) => levelOf(each, tool)),
  );
  const warnings = live.flat().filter((level) => level === 'warning').length;
  return judge({
    tool: [...new Set(runs.map(({ tool }) => nameOf(tool)))].join(', ').slice(0, 500) || 'sarif',
    counts: {
      passed: live.filter((levels) => !levels.includes('error')).length,
      failed: live.flat().filter((level) => level === 'error').length,
      skipped: runs.flatMap(({ results }) => results).filter(isSuppressed).length,
    },
    faults: [...new Set(runs.flatMap(faultsOf))],
    warnings: warnings > 0 ? [`${warnings} warnings`] : [],
  });
}
