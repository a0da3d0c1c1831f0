import { z } from 'zod';
import { type Findings, judge, type ReportReading } from './reading';

const Count = z.int().min(0);

/** The counts at the top of a vitest or jest report. */
export const Totals = z.object({
  success: z.boolean(),
  numTotalTests: Count,
  numPassedTests: Count,
  numFailedTests: Count,
  numPendingTests: Count,
  numTodoTests: Count,
  numFailedTestSuites: Count,
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

/** Judges the shape that vitest took over from jest: the tests themselves are counted, and the totals must agree. */
export function judgeTestFiles(tool: string, report: TestFilesReport, faults: readonly string[]): ReportReading {
  const statuses = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  const counts = { passed, failed, skipped: statuses.length - passed - failed };
  // A file whose imports or hooks fail has no failed test, sometimes no test at all.
  const crashed = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  ).length;
  const found = [...faults, ...contradictions(report, counts)];
  if (crashed > 0) found.push(`${crashed} test files failed outside their tests`);
  if (!report.success && failed === 0 && found.length === 0) found.push('the tool itself says that the run failed');
  if (report.numFailedTestSuites < report.testResults.filter(({ status }) => status === 'failed').length) {
    found.push('test files failed that the counts at the top leave out');
  }
  if (report.success && report.numFailedTestSuites > 0) found.push('a failed run calls itself a success');
  return judge({ tool, counts, faults: found, warnings: [] });
}
