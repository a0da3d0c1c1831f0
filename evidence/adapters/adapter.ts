import type { EvidenceAdapter, Suppressions } from '../../registry/schema/check';
import { UserError } from '../../registry/user-error';
import { readJest } from './jest';
import { readJunit } from './junit/read';
import { readLighthouse, type ScoreThresholds } from './lighthouse';
import type { Page } from './lighthouse-page';
import type { HandedIn } from './origin';
import { readPlaywright } from './playwright';
import type { ReportReading } from './reading';
import { readSarif } from './sarif/read';
import { readCyclonedx } from './sbom/cyclonedx';
import { readSpdx } from './sbom/spdx';
import { readVitest } from './vitest';

/** The largest report that is read, in bytes. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** The reason why a report without failures does not pass: many tools fail in ways that their reports do not show. */
export const NO_EXIT_CODE = 'the exit code of the tool is unknown';

/** The inputs of judging a report besides its content. */
export interface ReportOptions extends HandedIn {
  /** Lighthouse gives scores without a verdict; without thresholds there is no verdict. */
  readonly scores?: ScoreThresholds | undefined;
  /** The page that a Lighthouse report must be about. */
  readonly page?: Page | undefined;
  /**
   * The tool's exit code. Any other than 0 is a failure, even where the report shows none; an unknown one is no pass.
   */
  readonly exitCode?: number | undefined;
  /** Whether a suppressed finding of a SARIF report counts; by default it does. */
  readonly suppressions?: Suppressions | undefined;
}

function read(adapter: EvidenceAdapter, text: string, options: ReportOptions): ReportReading {
  const { scores, page, exitCode, suppressions } = options;
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
      return readSarif(text, exitCode, options, suppressions);
    case 'cyclonedx':
      return readCyclonedx(text, options);
    case 'spdx':
      return readSpdx(text, options);
    case 'lighthouse':
      if (scores) return readLighthouse(text, scores, page, options);
      throw new UserError('there are no thresholds for Lighthouse', {
        place: 'lighthouse',
        allowed: '"lighthouse" in the SLO policy that the registry names as slo',
      });
  }
}

/**
 * Reads a tool's report. Throws UserError (exit 2) on one that cannot be understood (empty, truncated, an unknown
 * status). The result is FAILED without a passed test, and without the tool's exit code.
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
