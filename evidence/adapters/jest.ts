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
  numRuntimeErrorTestSuites: Count,
  wasInterrupted: z.boolean(),
  // The error that kept the run itself from continuing, such as a global set-up that threw
  // (packages/jest-test-result/src/types.ts).
  runExecError: z.unknown().optional(),
  testResults: z.array(
    z.object({
      status: z.enum(['passed', 'failed', 'skipped', 'pending', 'focused']),
      // jest also writes "disabled" and "focused", which are no results of a test that ran.
      assertionResults: z.array(
        z.object({
          status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo']),
          // The number of times that `jest.retryTimes` ran it (packages/jest-types/src/TestResult.ts).
          invocations: Count.optional(),
          // The failures before a retry that passed (`jest.retryTimes`), as messages or reasons.
          failureMessages: z.array(z.unknown()).nullish(),
          retryReasons: z.array(z.unknown()).nullish(),
        }),
      ),
      // The error that kept a file from running its tests (packages/jest-test-result/src/types.ts).
      testExecError: z.unknown().optional(),
    }),
  ),
});

interface Tries {
  readonly invocations?: number | undefined;
  readonly failureMessages?: readonly unknown[] | null | undefined;
  readonly retryReasons?: readonly unknown[] | null | undefined;
}

function isTriedAgain({ invocations = 1, failureMessages, retryReasons }: Tries): boolean {
  return invocations > 1 || (failureMessages ?? []).length > 0 || (retryReasons ?? []).length > 0;
}

/** Reads `jest --json --outputFile=FILE`. Throws UserError (exit 2) on another document. */
export function readJest(text: string, handedIn: HandedIn = {}): ReportReading {
  const report = readJsonReport('jest', text, Report);
  const faults: string[] = [];
  if (report.runExecError !== undefined && report.runExecError !== null) faults.push('the run itself met an error');
  if (report.wasInterrupted) faults.push('the run was interrupted');
  // jest counts test files as suites before it runs them. With --bail, or when it is stopped, some never start
  // (https://github.com/jestjs/jest/blob/main/packages/jest-core/src/TestScheduler.ts).
  const { numTotalTestSuites, numPassedTestSuites, numFailedTestSuites, numPendingTestSuites } = report;
  const files = report.testResults.length;
  if (numTotalTestSuites > files) faults.push(`${numTotalTestSuites - files} test files left no result`);
  const counted = numPassedTestSuites + numFailedTestSuites + numPendingTestSuites;
  if (numTotalTestSuites < files || counted > files)
    faults.push('the counts of test files are not those of the report');
  if (report.numRuntimeErrorTestSuites > 0) faults.push(`${report.numRuntimeErrorTestSuites} test files did not run`);
  const flaky = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, ...tries }) => status === 'passed' && isTriedAgain(tries)).length;
  const broken = report.testResults.filter(
    ({ testExecError }) => testExecError !== undefined && testExecError !== null,
  );
  if (broken.length > 0) faults.push(`${broken.length} test files met an error of their own`);
  const warnings = flaky > 0 ? [`${flaky} flaky: passed only when tried again`] : [];
  return judgeTestFiles('jest', report, { faults, warnings }, handedIn);
}
