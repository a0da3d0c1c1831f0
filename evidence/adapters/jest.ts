import { z } from 'zod';
import { readJsonReport } from './read-json';
import type { ReportReading } from './reading';
import { judgeTestFiles, Totals } from './test-files';

const Count = z.int().min(0);
const Report = Totals.extend({
  numTotalTestSuites: Count,
  numPassedTestSuites: Count,
  numPendingTestSuites: Count,
  numRuntimeErrorTestSuites: Count,
  wasInterrupted: z.boolean(),
  testResults: z.array(
    z.object({
      status: z.enum(['passed', 'failed', 'skipped', 'pending', 'focused']),
      // "disabled" and "focused" are jest's too, and no result of a test that ran.
      assertionResults: z.array(z.object({ status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo']) })),
    }),
  ),
});

/** Reads `jest --json --outputFile=FILE`. Throws UserError (exit 2) on another document. */
export function readJest(text: string): ReportReading {
  const report = readJsonReport('jest', text, Report);
  const faults: string[] = [];
  if (report.wasInterrupted) faults.push('the run was interrupted');
  // jest counts test files as suites before it runs them; with --bail, and where it is stopped, some never begin
  // (https://github.com/jestjs/jest/blob/main/packages/jest-core/src/TestScheduler.ts).
  const { numTotalTestSuites, numPassedTestSuites, numFailedTestSuites, numPendingTestSuites } = report;
  const files = report.testResults.length;
  if (numTotalTestSuites > files) faults.push(`${numTotalTestSuites - files} test files left no result`);
  const counted = numPassedTestSuites + numFailedTestSuites + numPendingTestSuites;
  if (numTotalTestSuites < files || counted > files)
    faults.push('the counts of test files are not those of the report');
  if (report.numRuntimeErrorTestSuites > 0) faults.push(`${report.numRuntimeErrorTestSuites} test files did not run`);
  return judgeTestFiles('jest', report, faults);
}
