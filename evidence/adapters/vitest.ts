import { z } from 'zod';
import { readJsonReport } from './read-json';
import type { ReportReading } from './reading';
import { judgeTestFiles, Totals } from './test-files';

const Report = Totals.extend({
  testResults: z.array(
    z.object({
      status: z.enum(['passed', 'failed']),
      assertionResults: z.array(z.object({ status: z.enum(['passed', 'failed', 'skipped', 'todo', 'pending']) })),
    }),
  ),
  // jest's own fields: its report is read by its own adapter.
  wasInterrupted: z.undefined().optional(),
});

/**
 * Reads `vitest run --reporter=json`. The report does not hold errors that no test waited for: vitest itself ends with 1
 * then (`--exit-code`). Throws UserError (exit 2) on another document.
 */
export function readVitest(text: string): ReportReading {
  const report = readJsonReport('vitest', text, Report);
  // vitest writes "pending" for what was queued or running when the report was written.
  const unfinished = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending').length;
  return judgeTestFiles('vitest', report, unfinished > 0 ? [`${unfinished} tests never ended`] : []);
}
