import { z } from 'zod';
import { type HandedIn, originFaults } from './origin';
import { type Findings, type ReportReading, reportVerdict } from './reading';

const Count = z.int().min(0);

/** The outcome of snapshots: vitest and jest write missing ones, and overwrite them on request. */
const Snapshots = z
  .object({
    added: Count,
    updated: Count,
    didUpdate: z.boolean(),
    failure: z.boolean(),
    // Snapshots that differ; that belong to no test; that lie in a file of no test
    // (packages/jest-test-result/src/types.ts).
    unmatched: Count,
    unchecked: Count,
    filesRemoved: Count,
  })
  .partial();

/** The counts at the top of a vitest or jest report. */
export const Totals = z.object({
  success: z.boolean(),
  numTotalTests: Count,
  numPassedTests: Count,
  numFailedTests: Count,
  numPendingTests: Count,
  numTodoTests: Count,
  numFailedTestSuites: Count,
  snapshot: Snapshots.default({}),
  startTime: z.number().optional(),
});

interface TestFile {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

interface TestFilesReport extends z.infer<typeof Totals> {
  readonly testResults: readonly TestFile[];
}

function contradictions(report: TestFilesReport, { passed, failed, skipped }: Findings['counts']): readonly string[] {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numTotalTests } = report;
  const isSame =
    numPassedTests === passed &&
    numFailedTests === failed &&
    numPendingTests + numTodoTests === skipped &&
    numTotalTests === passed + failed + skipped;
  return isSame ? [] : ['the counts at the top are not those of the tests below'];
}

// A snapshot that this run wrote was not compared (https://jestjs.io/docs/cli#--ci,
// https://jestjs.io/docs/cli#--updatesnapshot).
function snapshotFindings({ snapshot, success }: TestFilesReport): Pick<Findings, 'faults' | 'warnings'> {
  const { added = 0, updated = 0, didUpdate = false, failure = false } = snapshot;
  const { unmatched = 0, unchecked = 0, filesRemoved = 0 } = snapshot;
  const faults: string[] = [];
  if (didUpdate || updated > 0) faults.push('the run overwrote the snapshots that it should have been compared with');
  if ((failure || unmatched > 0) && success) faults.push('snapshots failed in a run that calls itself a success');
  const warnings = added > 0 ? [`${added} snapshots were written, and compared with nothing`] : [];
  // With --ci jest leaves them where they are and ends well.
  if (unchecked + filesRemoved > 0)
    warnings.push(`${unchecked + filesRemoved} snapshots are obsolete: no test compared them`);
  return { faults, warnings };
}

/** Judges the report shape that vitest shares with jest: the tests are counted, and the totals must agree. */
export function judgeTestFiles(
  tool: string,
  report: TestFilesReport,
  { faults, warnings }: Pick<Findings, 'faults' | 'warnings'>,
  handedIn: HandedIn,
): ReportReading {
  const statuses = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  const counts = { passed, failed, skipped: statuses.length - passed - failed };
  // A file whose imports or hooks fail has no failed test, and sometimes no test at all.
  const crashed = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  ).length;
  // A file that is let pass without a test. jest leaves out the tests of one that is skipped as a whole.
  const empty = report.testResults.filter(
    ({ status, assertionResults }) => status === 'passed' && assertionResults.length === 0,
  ).length;
  const snapshots = snapshotFindings(report);
  const found = [...faults, ...contradictions(report, counts)];
  if (empty > 0) found.push(`${empty} test files hold no test`);
  if (crashed > 0) found.push(`${crashed} test files failed outside their tests`);
  if (!report.success && failed === 0 && found.length === 0) found.push('the tool itself says that the run failed');
  if (report.numFailedTestSuites < report.testResults.filter(({ status }) => status === 'failed').length) {
    found.push('test files failed that the counts at the top leave out');
  }
  if (report.success && report.numFailedTestSuites > 0) found.push('a failed run calls itself a success');
  found.push(...snapshots.faults, ...originFaults({ times: [report.startTime] }, handedIn));
  return reportVerdict({ tool, counts, faults: found, warnings: [...warnings, ...snapshots.warnings] });
}
