import { beforeCut } from '../../registry/check-name';
import type { Check } from '../../registry/schema/check';

/** The job behind a check run, by Actions' answer. */
export interface RunOrigin {
  /** The id of its workflow: one file, whatever its text. */
  readonly workflow: string;
  readonly event: string;
  readonly branch: string;
  /** Whether the judged change edits workflow files, so that another workflow may be the change's own. */
  readonly isEdited: boolean;
  readonly conclusion: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** A check run as GitHub shows it. */
export interface ReportedRun {
  readonly name: string;
  /** Slug of the App that reported it. */
  readonly app: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** Absent where Actions was not asked, or knows no such job. */
  readonly origin?: RunOrigin | undefined;
}

/** The state of one check of a surface. */
export type CheckState = 'success' | 'failure' | 'pending' | 'skipped-expected' | 'skipped-unexpected' | 'missing';

/** One judged check of a surface. */
export interface AggregatedCheck {
  readonly id: string;
  readonly mode: Check['mode'];
  readonly state: CheckState;
  readonly why: string;
}

/** The verdict of a surface's only required check. */
export interface SurfaceVerdict {
  readonly surface: string;
  readonly conclusion: 'success' | 'failure' | 'pending';
  readonly title: string;
  readonly checks: readonly AggregatedCheck[];
}

/** The values in the name of a matrix job: `unit (shop, 24)`; `cut` where GitHub cut the name and lost some of them. */
function valuesOf(name: string, context: string): readonly string[] | 'cut' | undefined {
  if (name === context) return [];
  const stem = beforeCut(name);
  const begin = `${context} (`;
  if (stem !== undefined && (stem.startsWith(begin) || begin.startsWith(stem))) return 'cut';
  if (!name.startsWith(`${context} (`) || !name.endsWith(')')) return undefined;
  return name.slice(context.length + 2, -1).split(', ');
}

/** The reports of a surface's check. */
interface Reports {
  /** Every report under the check's name, except those that name other surfaces and not this one. */
  readonly all: readonly ReportedRun[];
  /**
   * Whether one of them can speak for the surface: its own job in a matrix over surfaces, else the job of that name.
   */
  readonly isReported: boolean;
}

/** The values in the name of a run of the check. */
interface Named {
  readonly values: readonly string[] | 'cut';
}

/**
 * The reports of a surface's check. Anybody's workflow can report under a name that looks like a matrix, so such a run
 * hides no other: all count, and the worst decides.
 */
function reportsOf(
  { context, app }: Check,
  surface: string,
  others: readonly string[],
  runs: readonly ReportedRun[],
): Reports {
  const named = runs.flatMap((run) => {
    const values = run.app === app ? valuesOf(run.name, context) : undefined;
    return values === undefined ? [] : [{ run, values }];
  });
  // A cut name may have lost the surface, or another one: such a run counts, and speaks for nobody.
  const isCut = ({ values }: Named) => values === 'cut';
  const isOwn = ({ values }: Named) => values !== 'cut' && values.includes(surface);
  const isOther = ({ values }: Named) =>
    values !== 'cut' && !values.includes(surface) && values.some((value) => others.includes(value));
  const hasOwn = named.some(isOwn);
  const isOfOthers = named.some(isOther) || (others.length > 0 && named.some(isCut));
  const isReported = hasOwn || (!isOfOthers && named.some(({ values }) => values.length === 0));
  return { all: named.filter((each) => !isOther(each)).map(({ run }) => run), isReported };
}

/** Events that take no inputs: nobody can choose what a run for them does. */
const AUTOMATIC: readonly string[] = ['push', 'pull_request', 'merge_group'];

/**
 * Whether a run's job asks the same question as a cancelled one. GitHub compares only name and App, and the newest decides
 * (https://github.com/mmnto-ai/totem/issues/2879: a cancelled run beside a later success, and the pull request could be merged).
 * Here a dispatch, whose inputs somebody chose, replaces only a dispatch, and another workflow's job replaces nothing if the
 * change edits workflow files: its author could cancel the check and report it by a file of their own.
 */
function canReplace(cancelled: RunOrigin, later: RunOrigin): boolean {
  const isSameFile = later.workflow === cancelled.workflow;
  if (isSameFile && later.event === cancelled.event && later.branch === cancelled.branch) return true;
  return AUTOMATIC.includes(later.event) && (isSameFile || !later.isEdited);
}

/**
 * Whether a run was cancelled and a later run of the same check succeeded, or still runs. A concurrency group cancels the older
 * of two runs of one commit (https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency).
 * The start decides: GitHub may record the end of the cancelled run after the success
 * (https://github.com/apache/texera/issues/8522).
 */
function isSuperseded(run: ReportedRun, runs: readonly ReportedRun[]): boolean {
  const { origin, conclusion } = run;
  if (conclusion !== 'cancelled' || origin?.conclusion !== 'cancelled') return false;
  const isGoing = ({ status, conclusion: end }: ReportedRun) => status !== 'completed' || end === 'success';
  return runs.some(
    (other) =>
      other.name === run.name &&
      other.app === run.app &&
      isGoing(other) &&
      other.origin?.conclusion === other.conclusion &&
      canReplace(origin, other.origin) &&
      other.origin.startedAt > origin.startedAt,
  );
}

// Two workflows may report under one name: the worst counts.
function stateOf({ all, isReported }: Reports, isTouched: boolean): Pick<AggregatedCheck, 'state' | 'why'> {
  const runs = all.filter((run) => !isSuperseded(run, all));
  const skipped = isTouched ? 'skipped-unexpected' : 'skipped-expected';
  const wrong = runs.find(
    ({ status, conclusion }) => status === 'completed' && conclusion !== 'success' && conclusion !== 'skipped',
  );
  if (wrong) return { state: 'failure', why: `${wrong.name} ended with ${wrong.conclusion ?? 'no conclusion'}` };
  const open = runs.find(({ status }) => status !== 'completed');
  if (open) return { state: 'pending', why: `${open.name} is ${open.status}` };
  if (runs.some(({ conclusion }) => conclusion === 'skipped')) {
    return {
      state: skipped,
      why: isTouched ? 'it was skipped although the change touches the surface' : 'not touched',
    };
  }
  if (isReported) return { state: 'success', why: 'it succeeded' };
  return isTouched
    ? { state: 'missing', why: 'no run reported it' }
    : { state: 'skipped-expected', why: 'not touched' };
}

/** The states that let a change through. */
export const PASSING: readonly CheckState[] = ['success', 'skipped-expected'];

/**
 * The verdict of a surface's required check on a commit. GitHub counts a skipped job as a success; here it is one only
 * where the surface is not touched. Every conclusion other than success and an expected skip fails, `neutral`,
 * `cancelled` and unknown ones included; a cancelled run that a later one superseded is the exception. A touched
 * surface without any required check fails, too. `others` are the registry's other surfaces. Pure.
 */
export function aggregateSurface(
  surface: string,
  checks: readonly Check[],
  isTouched: boolean,
  runs: readonly ReportedRun[],
  others: readonly string[],
): SurfaceVerdict {
  const judged = checks.map((check): AggregatedCheck => {
    const { id, mode } = check;
    return { id, mode, ...stateOf(reportsOf(check, surface, others, runs), isTouched) };
  });
  const blocking = judged.filter(({ mode }) => mode === 'blocking');
  const failed = blocking.filter(({ state }) => state !== 'pending' && !PASSING.includes(state));
  const verdict = (conclusion: SurfaceVerdict['conclusion'], title: string) => ({
    surface,
    conclusion,
    title,
    checks: judged,
  });
  const names = (some: readonly AggregatedCheck[]) => some.map(({ id, state }) => `${id} ${state}`).join(', ');
  if (failed.length > 0) return verdict('failure', names(failed));
  const pending = blocking.filter(({ state }) => state === 'pending');
  if (pending.length > 0) return verdict('pending', names(pending));
  if (!isTouched) return verdict('success', 'not touched');
  if (judged.length === 0) return verdict('failure', 'the registry asks for no check: nothing was proven');
  return verdict('success', `${blocking.length} blocking checks succeeded`);
}
