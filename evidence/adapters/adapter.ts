import type { EvidenceAdapter } from '../../registry/schema/check';
import { UserError } from '../../registry/user-error';
import { readJest } from './jest';
import { readJunit } from './junit/read';
import { readLighthouse, type ScoreThresholds } from './lighthouse';
import type { Page } from './lighthouse-page';
import type { HandedIn } from './origin';
import { readPlaywright } from './playwright';
import type { ReportReading } from './reading';
import { readSarif } from './sarif/read';
import { readVitest } from './vitest';

/** The most that a report may weigh, in bytes. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** Why a report that says nothing bad is no pass: many tools fail in ways that their reports do not hold. */
export const NO_EXIT_CODE = 'nothing says what the tool ended with';

/** What a report is judged by beyond itself. */
export interface ReportOptions extends HandedIn {
  /** Lighthouse gives scores and no verdict; where its thresholds are missing there is none. */
  readonly scores?: ScoreThresholds | undefined;
  /** The page that a Lighthouse report may be about. */
  readonly page?: Page | undefined;
  /** What the tool ended with. Anything but 0 is a failure, whatever the report says; unknown is no pass either. */
  readonly exitCode?: number | undefined;
}

function read(adapter: EvidenceAdapter, text: string, options: ReportOptions): ReportReading {
  const { scores, page, exitCode } = options;
  switch (adapter) {
    case 'vitest':
      return readVitest(text, options);
    case 'jest':
      return readJest(text, options);
    case 'playwright':
      return readPlaywright(text, options);
    case 'junit':
      return readJunit(text, options);
    case 'sarif':
      return readSarif(text, exitCode, options);
    case 'lighthouse':
      if (scores) return readLighthouse(text, scores, page, options);
      throw new UserError('there are no thresholds for Lighthouse', {
        place: 'lighthouse',
        allowed: '"lighthouse" in the SLO policy that the registry names as slo',
      });
  }
}

/**
 * Reads the report that a tool wrote. One that cannot be understood (empty, cut off, an unknown status) throws UserError
 * (exit 2). The result is FAILED without a test that passed, and without the tool's exit code.
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
  const { exitCode } = options;
  if (exitCode === 0) return reading;
  const problem = exitCode === undefined ? NO_EXIT_CODE : `the tool ended with ${exitCode}`;
  return {
    ...reading,
    result: 'FAILED',
    problems: [...(reading.result === 'FAILED' ? reading.problems : []), problem],
  };
}
