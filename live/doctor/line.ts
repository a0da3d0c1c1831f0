/** What came of one look: there, not there (or not as it has to be), or nobody could say. */
export type DoctorState = 'ok' | 'missing' | 'unknown';

/** One line of the doctor's report. */
export interface DoctorLine {
  /** Stable name of the look: `node`, `repository web`. */
  readonly check: string;
  readonly state: DoctorState;
  readonly what: string;
  /** What to do; absent where all is well. */
  readonly repair?: string;
}

/** A line where all is well. */
export function fine(check: string, what: string): DoctorLine {
  return { check, state: 'ok', what };
}

/** A line on something that is not there. */
export function missing(check: string, what: string, repair: string): DoctorLine {
  return { check, state: 'missing', what, repair };
}

/** A line on something that could not be looked at: never counted as well. */
export function unknown(check: string, what: string, repair: string): DoctorLine {
  return { check, state: 'unknown', what, repair };
}

/** The exit code of a report: 1 where something is missing, else 3 where something could not be looked at. */
export function doctorExitCode(lines: readonly DoctorLine[]): 0 | 1 | 3 {
  if (lines.some(({ state }) => state === 'missing')) return 1;
  return lines.some(({ state }) => state === 'unknown') ? 3 : 0;
}
