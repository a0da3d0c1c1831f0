import type { EvidenceAdapter } from '../../registry/schema/check';
import { UserError } from '../../registry/user-error';
import { readJest } from './jest';
import { readJunit } from './junit';
import { readLighthouse, type ScoreThresholds } from './lighthouse';
import { readPlaywright } from './playwright';
import type { ReportReading } from './reading';
import { readSarif } from './sarif';
import { readVitest } from './vitest';

/** The most that a report may weigh, in bytes. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** What a report is judged by beyond itself. */
export interface ReportOptions {
  /** Lighthouse gives scores and no verdict; where its thresholds are missing there is none. */
  readonly scores?: ScoreThresholds | undefined;
  /** What the tool ended with: anything but 0 is a failure, whatever its report says. */
  readonly exitCode?: number | undefined;
}

function read(adapter: EvidenceAdapter, text: string, { scores }: ReportOptions): ReportReading {
  switch (adapter) {
    case 'vitest':
      return readVitest(text);
    case 'jest':
      return readJest(text);
    case 'playwright':
      return readPlaywright(text);
    case 'junit':
      return readJunit(text);
    case 'sarif':
      return readSarif(text);
    case 'lighthouse':
      if (scores) return readLighthouse(text, scores);
      throw new UserError('there are no thresholds for Lighthouse', {
        place: 'lighthouse',
        allowed: '"lighthouse" in the SLO policy that the registry names as slo',
      });
  }
}

/**
 * Reads the report that a tool wrote. One that cannot be understood (empty, cut off, an unknown status) throws UserError
 * (exit 2); one that can is never better than what it says: without a test that passed, FAILED.
 */
export function readReport(adapter: EvidenceAdapter, report: Buffer, options: ReportOptions = {}): ReportReading {
  if (report.length > MAX_REPORT_BYTES) {
    throw new UserError('the report is too large', { place: adapter, allowed: `at most ${MAX_REPORT_BYTES} bytes` });
  }
  const text = report.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(report)) {
    throw new UserError('the report is not UTF-8', { place: adapter, allowed: 'UTF-8' });
  }
  const reading = read(adapter, text, options);
  const { exitCode = 0 } = options;
  if (exitCode === 0) return reading;
  const problems = [...(reading.result === 'FAILED' ? reading.problems : []), `the tool ended with ${exitCode}`];
  return { ...reading, result: 'FAILED', problems };
}
