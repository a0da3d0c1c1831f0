import { z } from 'zod';
import { readJsonReport } from './read-json';
import { judge, type ReportReading } from './reading';

const Level = z.enum(['none', 'note', 'warning', 'error']);
type Level = z.infer<typeof Level>;

const Rule = z.object({ id: z.string(), defaultConfiguration: z.object({ level: Level.optional() }).optional() });
const Notification = z.object({ level: Level.default('warning') });
const Index = z.int().min(-1).optional();

const Run = z.object({
  tool: z.object({
    driver: z.object({ name: z.string().min(1), version: z.string().optional(), rules: z.array(Rule).default([]) }),
    // CodeQL keeps its rules in these and leaves the driver's empty.
    extensions: z.array(z.object({ name: z.string(), rules: z.array(Rule).default([]) })).default([]),
  }),
  // Required of a run that looked; null or absent means that it produced none (SARIF 2.1.0 §3.14.23).
  results: z.array(
    z.object({
      ruleId: z.string().optional(),
      ruleIndex: Index,
      rule: z
        .object({
          id: z.string().optional(),
          index: Index,
          toolComponent: z.object({ index: Index, name: z.string().optional() }).optional(),
        })
        .optional(),
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

// §3.52.4: the rule is the one at its index in the component that is named, the driver if none is; else the one of its id.
function ruleOf({ ruleId, ruleIndex, rule }: Run['results'][number], { driver, extensions }: Run['tool']) {
  const { index = -1, name } = rule?.toolComponent ?? {};
  const component =
    index >= 0 ? extensions[index] : extensions.find((each) => name !== undefined && each.name === name);
  const named = (component ?? driver).rules[rule?.index ?? ruleIndex ?? -1];
  const id = rule?.id ?? ruleId;
  return named ?? [driver, ...extensions].flatMap(({ rules }) => rules).find((each) => each.id === id);
}

// §3.27.10: a result's level is its own, else its rule's, else "warning"; one that is no failure has none.
function levelOf(result: Run['results'][number], tool: Run['tool']): Level {
  if (result.level !== undefined) return result.level;
  if (result.kind === 'review' || result.kind === 'open') return 'warning';
  if (result.kind !== 'fail') return 'none';
  return ruleOf(result, tool)?.defaultConfiguration?.level ?? 'warning';
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
