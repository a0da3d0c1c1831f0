/** The result of reading a report. */
export interface ReportReading {
  /** The tool that wrote it, with its version if stated. */
  readonly tool: string;
  readonly counts: { readonly passed: number; readonly failed: number; readonly skipped: number };
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  /** The reasons why it is not PASSED, a line each; empty for PASSED. */
  readonly problems: readonly string[];
}

/** An adapter's findings in a report, before the verdict. */
export interface Findings extends Pick<ReportReading, 'tool' | 'counts'> {
  /** Faults besides failed tests: a crash, a contradiction, a missing part. */
  readonly faults: readonly string[];
  /** Reasons to pass only with a warning. */
  readonly warnings: readonly string[];
}

/**
 * The verdict: FAILED where something failed, where the report has a fault, and where nothing passed, because a check
 * that ran nothing proves nothing; WARNED where something was left out or flaky.
 */
export function reportVerdict({ tool, counts, faults, warnings }: Findings): ReportReading {
  const no = [...faults];
  if (counts.failed > 0) no.push(`${counts.failed} failed`);
  else if (counts.passed === 0 && faults.length === 0) {
    no.push(
      counts.skipped > 0 ? `nothing ran: all ${counts.skipped} were skipped` : 'nothing ran: the report is empty',
    );
  }
  if (no.length > 0) return { tool, counts, result: 'FAILED', problems: no };
  const doubts = counts.skipped > 0 ? [...warnings, `${counts.skipped} skipped`] : [...warnings];
  return { tool, counts, result: doubts.length > 0 ? 'WARNED' : 'PASSED', problems: doubts };
}
