/** The result of one look: there, missing (or not as required), or unknown. */
export type DoctorState = 'ok' | 'missing' | 'unknown';

/** One line of the doctor's report. */
export interface DoctorLine {
  /** The check's stable name: `node`, `repository web`. */
  readonly check: string;
  readonly state: DoctorState;
  readonly what: string;
  /** The remedy; absent for `ok`. */
  readonly repair?: string;
}

/** A line for a check that passed. */
export function passedLine(check: string, what: string): DoctorLine {
  return { check, state: 'ok', what };
}

/** A line for something missing. */
export function missingLine(check: string, what: string, repair: string): DoctorLine {
  return { check, state: 'missing', what, repair };
}

/** A line for something that could not be looked at. It never counts as passed. */
export function unknownLine(check: string, what: string, repair: string): DoctorLine {
  return { check, state: 'unknown', what, repair };
}

/** The exit code of a report: 1 where something is missing, else 3 where something could not be looked at. */
export function doctorExitCode(lines: readonly DoctorLine[]): 0 | 1 | 3 {
  if (lines.some(({ state }) => state === 'missing')) return 1;
  return lines.some(({ state }) => state === 'unknown') ? 3 : 0;
}
