import { z } from 'zod';
import { readJsonReport } from './read-json';
import type { ReportReading } from './reading';
import { judgeTestFiles, Totals } from './test-files';

const Report = Totals.extend({
  numRuntimeErrorTestSuites: z.int().min(0),
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
  return judgeTestFiles('jest', report, report.wasInterrupted ? ['the run was interrupted'] : []);
}
