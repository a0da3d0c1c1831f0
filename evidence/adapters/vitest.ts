import { z } from 'zod';
import type { HandedIn } from './origin';
import { readJsonReport } from './read-json';
import type { ReportReading } from './reading';
import { judgeTestFiles, Totals } from './test-files';

const Count = z.int().min(0);

const Report = Totals.extend({
  numTotalTestSuites: Count,
  numPassedTestSuites: Count,
  numPendingTestSuites: Count,
  testResults: z.array(
    z.object({
      status: z.enum(['passed', 'failed']),
      assertionResults: z.array(
        z.object({
          status: z.enum(['passed', 'failed', 'skipped', 'todo', 'pending']),
          // The failures before a successful retry stay here (https://vitest.dev/api/#test-retry).
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
  // Fields of jest only, whose report has its own adapter.
  wasInterrupted: z.undefined().optional(),
});

/**
 * Reads `vitest run --reporter=json`. The report lacks errors that no test awaited: vitest itself then exits with 1
 * (`--exit-code`). Throws UserError (exit 2) on another document.
 */
export function readVitest(text: string, handedIn: HandedIn = {}): ReportReading {
  const report = readJsonReport('vitest', text, Report);
  // vitest writes "pending" for tests that were queued or running when it wrote the report.
  const unfinished = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending').length;
  const faults = unfinished > 0 ? [`${unfinished} tests never ended`] : [];
  // Each file and each `describe` in it is a suite (packages/vitest/src/node/reporters/json.ts).
  const { numTotalTestSuites: total, numPassedTestSuites, numFailedTestSuites, numPendingTestSuites } = report;
  if (total < report.testResults.length || total !== numPassedTestSuites + numFailedTestSuites + numPendingTestSuites) {
    faults.push('the counts of suites are not those of the report');
  }
  const flaky = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0).length;
  const warnings = flaky > 0 ? [`${flaky} flaky: passed only when tried again`] : [];
  return judgeTestFiles('vitest', report, { faults, warnings }, handedIn);
}
