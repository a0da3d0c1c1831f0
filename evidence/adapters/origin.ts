/** The claims under which a report is submitted. */
export interface HandedIn {
  /** The full id of the commit that was tested. */
  readonly commit?: string | undefined;
  /** The time against which a report's own times are judged. */
  readonly now?: Date | undefined;
}

/** The place and the time that a report states about itself. Times are ISO 8601 texts or milliseconds since 1970. */
export interface SaidOrigin {
  /** For each run the revisions of the checked code, submodules included: one of them must be the commit. */
  readonly revisions?: readonly (readonly (string | undefined)[])[];
  readonly times?: readonly (string | number | undefined)[];
  /** When each run started and ended. */
  readonly spans?: readonly (readonly [from: string | undefined, to: string | undefined])[];
}

// A runner's clock may be wrong, and JUnit's times have no zone.
const TOLERANCE_MS = 24 * 60 * 60 * 1000;
const FULL_ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

function millisecondsOf(time: string | number | undefined): number | undefined {
  if (time === undefined || time === '') return undefined;
  return typeof time === 'number' ? time : Date.parse(time);
}

/**
 * Contradictions between a report and its submission: another commit, and times that are in the future, end before they
 * start, or are invalid.
 */
export function originFaults(said: SaidOrigin, { commit, now }: HandedIn): readonly string[] {
  const { revisions = [], times = [], spans = [] } = said;
  const faults: string[] = [];
  const told = revisions.map((each) => each.filter((id) => id !== undefined && id !== '') as readonly string[]);
  if (commit !== undefined && told.some((ids) => ids.length > 0 && !ids.some((id) => isCommit(id, commit)))) {
    faults.push('the report is about another commit');
  }
  const read = [...times, ...spans.flat()].map(millisecondsOf).filter((each) => each !== undefined);
  if (read.some((each) => !Number.isFinite(each))) faults.push('a time of the report cannot be read');
  if (now !== undefined && read.some((each) => each > now.getTime() + TOLERANCE_MS)) {
    faults.push('a time of the report is in the future');
  }
  const isBackwards = spans.some(([from, to]) => (millisecondsOf(from) ?? 0) > (millisecondsOf(to) ?? Infinity));
  if (isBackwards) faults.push('a run of the report ends before it begins');
  return faults;
}

// Some tools write an abbreviated id.
function isCommit(said: string, commit: string): boolean {
  const id = said.toLowerCase();
  return FULL_ID.test(id) ? id === commit : id.length >= 7 && commit.startsWith(id);
}
