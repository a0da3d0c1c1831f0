/** What a report comes to. */
export interface ReportReading {
  /** The tool that wrote it, with its version where the report says so. */
  readonly tool: string;
  readonly counts: { readonly passed: number; readonly failed: number; readonly skipped: number };
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  /** Why it is no plain yes, a line each; empty for PASSED. */
  readonly problems: readonly string[];
}

/** What an adapter found in a report, before it is judged. */
export interface Findings extends Pick<ReportReading, 'tool' | 'counts'> {
  /** What makes it a no beside failed tests: a crash, a contradiction, a part that is not there. */
  readonly faults: readonly string[];
  /** What makes a yes a qualified one. */
  readonly warnings: readonly string[];
}

/**
 * The result: FAILED where something failed, where the report is at fault, and where nothing passed, since a check that ran
 * nothing has shown nothing; WARNED where something was left out or was flaky.
 */
export function judge({ tool, counts, faults, warnings }: Findings): ReportReading {
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
