import type { Check } from '../../registry/schema/check';

/** A check run as GitHub shows it. */
export interface ReportedRun {
  readonly name: string;
  /** Slug of the App that reported it. */
  readonly app: string;
  readonly status: string;
  readonly conclusion: string | null;
}

/** What became of one check of a surface. */
export type CheckState = 'success' | 'failure' | 'pending' | 'skipped-expected' | 'skipped-unexpected' | 'missing';

/** One check of a surface, judged. */
export interface AggregatedCheck {
  readonly id: string;
  readonly mode: Check['mode'];
  readonly state: CheckState;
  readonly why: string;
}

/** What the one required check of a surface says. */
export interface SurfaceVerdict {
  readonly surface: string;
  readonly conclusion: 'success' | 'failure' | 'pending';
  readonly title: string;
  readonly checks: readonly AggregatedCheck[];
}

/** Where a surface's check reports: a job of its own in a matrix over surfaces, else one job for all of them. */
function runsOf({ context, app }: Check, surface: string, runs: readonly ReportedRun[]): readonly ReportedRun[] {
  const ours = runs.filter((run) => run.app === app);
  const inMatrix = ours.filter(({ name }) => name.startsWith(`${context} (`) && name.endsWith(')'));
  if (inMatrix.length === 0) return ours.filter(({ name }) => name === context);
  return inMatrix.filter(({ name }) => name === `${context} (${surface})`);
}

// Two workflows may report under one name: the worst counts.
function stateOf(runs: readonly ReportedRun[], isTouched: boolean): Pick<AggregatedCheck, 'state' | 'why'> {
  const skipped = isTouched ? 'skipped-unexpected' : 'skipped-expected';
  const wrong = runs.find(
    ({ status, conclusion }) => status === 'completed' && conclusion !== 'success' && conclusion !== 'skipped',
  );
  if (wrong) return { state: 'failure', why: `${wrong.name} ended with ${wrong.conclusion ?? 'no conclusion'}` };
  const open = runs.find(({ status }) => status !== 'completed');
  if (open) return { state: 'pending', why: `${open.name} is ${open.status}` };
  if (runs.some(({ conclusion }) => conclusion === 'skipped')) {
    return { state: skipped, why: isTouched ? 'it was skipped though the surface is touched' : 'not touched' };
  }
  if (runs.length > 0) return { state: 'success', why: 'it succeeded' };
  return isTouched
    ? { state: 'missing', why: 'no run reported it' }
    : { state: 'skipped-expected', why: 'not touched' };
}

/** The states with which a check lets a change through. */
export const PASSING: readonly CheckState[] = ['success', 'skipped-expected'];

/**
 * What a surface's required check says of a commit. GitHub takes a skipped job for a success; here it is one only where
 * the surface is not touched. Whatever is neither success nor an expected skip fails, `neutral`, `cancelled` and unknown
 * conclusions included; so does a touched surface for which nothing is asked. Pure.
 */
export function aggregateSurface(
  surface: string,
  checks: readonly Check[],
  isTouched: boolean,
  runs: readonly ReportedRun[],
): SurfaceVerdict {
  const judged = checks.map((check): AggregatedCheck => {
    const { id, mode } = check;
    return { id, mode, ...stateOf(runsOf(check, surface, runs), isTouched) };
  });
  const blocking = judged.filter(({ mode }) => mode === 'blocking');
  const failed = blocking.filter(({ state }) => state !== 'pending' && !PASSING.includes(state));
  const verdict = (conclusion: SurfaceVerdict['conclusion'], title: string) => ({
    ...{ surface, conclusion, title },
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
