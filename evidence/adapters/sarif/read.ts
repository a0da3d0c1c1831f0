import type { Suppressions } from '../../../registry/schema/check';
import { type HandedIn, originFaults } from '../origin';
import { readJsonReport } from '../read-json';
import { type ReportReading, reportVerdict } from '../reading';
import { notificationLevel, type Severity, severityOf } from './severity';
import { type Invocation, Report, type Result, type Run } from './shape';

// §3.27.23: suppressed when there are suppressions and none of them is under review or rejected.
function isSuppressed({ suppressions = [] }: Result): boolean {
  return suppressions.length > 0 && suppressions.every(({ status = 'accepted' }) => status === 'accepted');
}

// §3.27.24: "absent" is a finding of an earlier run that this run did not find.
function presentIn({ results }: Run): readonly Result[] {
  return results.filter(({ baselineState }) => baselineState !== 'absent');
}

function invocationsOf({ invocations, conversion }: Run): readonly Invocation[] {
  return conversion?.invocation === undefined ? invocations : [...invocations, conversion.invocation];
}

/**
 * The severity of each problem that the tool reports about itself (§3.20.21, §3.20.22): an unreadable file, a skipped
 * rule.
 */
function ownLevels(run: Run): readonly Severity[] {
  return invocationsOf(run)
    .flatMap((each) => [...each.toolExecutionNotifications, ...each.toolConfigurationNotifications])
    .map((each) => notificationLevel(each, run));
}

/** The tool's faults by its own report (§3.20): it did not start, did not end well, or met errors. */
function faultsOf(run: Run, exitCode: number | undefined): readonly string[] {
  const invocations = invocationsOf(run);
  const levels = ownLevels(run);
  const faults: string[] = [];
  if (invocations.some(({ executionSuccessful }) => !executionSuccessful))
    faults.push('the tool did not run to its end');
  if (levels.includes('error')) faults.push('the tool reports errors of its own');
  if (levels.includes('unknown')) faults.push('the tool reports something of its own whose level cannot be looked up');
  if (invocations.some(({ processStartFailureMessage }) => processStartFailureMessage !== undefined)) {
    faults.push('the tool did not start');
  }
  if (invocations.some(({ exitSignalName }) => exitSignalName !== undefined)) faults.push('a signal ended the tool');
  if (exitCode === 0 && invocations.some((each) => (each.exitCode ?? 0) !== 0)) {
    faults.push('the tool says itself that it ended with another exit code than 0');
  }
  const references = Object.values(run.externalPropertyFileReferences ?? {});
  if (references.some((each) => !Array.isArray(each) || each.length > 0)) {
    faults.push('a part of the report lies in another file');
  }
  return faults;
}

// §3.20.5, §3.50.2: an override with `enabled: false` takes a rule out of this run.
function switchedOff(run: Run): number {
  return invocationsOf(run)
    .flatMap((each) => each.ruleConfigurationOverrides)
    .filter(({ configuration }) => !configuration.enabled).length;
}

/** The severities that make a report no pass, or one with warnings. */
const COUNTING: readonly Severity[] = ['error', 'warning', 'unknown'];

function nameOf({ driver: { name, version } }: Run['tool']): string {
  return `${name}${version === undefined ? '' : ` ${version}`}`.replaceAll(/\p{Cc}/gu, '').slice(0, 100);
}

/**
 * Reads SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). A run without a finding of
 * level error counts as one passed test, each such finding as one failed; warnings make it WARNED. A suppressed finding
 * counts like any other, or as skipped where the check accepts suppressions. Throws UserError (exit 2) on another document.
 */
export function readSarif(
  text: string,
  exitCode?: number,
  handedIn: HandedIn = {},
  suppressions: Suppressions = 'counted',
): ReportReading {
  const { runs, inlineExternalProperties } = readJsonReport('SARIF', text, Report);
  const isLeftOut = (each: Result) => suppressions === 'accepted' && isSuppressed(each);
  const live = runs.map((run) =>
    presentIn(run)
      .filter((each) => !isLeftOut(each))
      .map((each) => severityOf(each, run)),
  );
  const count = (level: string) => live.flat().filter((each) => each === level).length;
  const faults = runs.flatMap((run) => faultsOf(run, exitCode));
  const revisions = runs.map((run) => run.versionControlProvenance.map(({ revisionId }) => revisionId));
  const spans = runs.flatMap(invocationsOf).map((each) => [each.startTimeUtc, each.endTimeUtc] as const);
  faults.push(...originFaults({ revisions, spans }, handedIn));
  const doubts = runs.flatMap(ownLevels).filter((level) => level === 'warning').length;
  const warnings = count('warning') > 0 ? [`${count('warning')} warnings`] : [];
  const off = runs.reduce((sum, run) => sum + switchedOff(run), 0);
  if (off > 0) warnings.push(`${off} rules were switched off for the run`);
  if (doubts > 0) warnings.push(`${doubts} warnings of the tool about its own run`);
  const counted = runs
    .flatMap((run) => presentIn(run).map((each) => ({ each, severity: severityOf(each, run) })))
    .filter(({ each, severity }) => isSuppressed(each) && !isLeftOut(each) && COUNTING.includes(severity));
  const hint = `${counted.length} of the findings are suppressed; they count unless the check accepts suppressions`;
  if (counted.some(({ severity }) => severity !== 'warning')) faults.push(hint);
  else if (counted.length > 0) warnings.push(hint);
  if (inlineExternalProperties.length > 0) faults.push('a part of the report lies beside its runs');
  if (count('unknown') > 0) faults.push(`${count('unknown')} findings whose severity cannot be looked up`);
  return reportVerdict({
    tool: [...new Set(runs.map(({ tool }) => nameOf(tool)))].join(', ').slice(0, 500) || 'sarif',
    counts: {
      passed: live.filter((levels) => !levels.includes('error') && !levels.includes('unknown')).length,
      failed: count('error'),
      skipped: runs.flatMap(presentIn).filter(isLeftOut).length,
    },
    faults: [...new Set(faults)],
    warnings,
  });
}
