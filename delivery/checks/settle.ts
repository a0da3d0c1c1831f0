import { type AggregatedCheck, PASSING, type SurfaceVerdict } from './aggregate';

/** The limits of waiting; both in milliseconds. */
export interface Patience {
  /** The longest wait; 0 looks once. */
  readonly forMs: number;
  /** The longest pause between two looks. */
  readonly everyMs: number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** The first pause, in milliseconds; each is twice the previous one. */
const FIRST_PAUSE = 1_000;

// A missing report may still come: a job has no check run before its needs are done.
function isOpen({ mode, state }: AggregatedCheck): boolean {
  return mode === 'blocking' && (state === 'pending' || state === 'missing');
}

/** Whether waiting may change a surface's verdict: a report is still due, and nothing failed for good. */
function mayChange({ checks }: SurfaceVerdict): boolean {
  const open = checks.filter(isOpen);
  const wrong = checks.filter(({ mode, state }) => mode === 'blocking' && !PASSING.includes(state));
  return open.length > 0 && wrong.length === open.length;
}

/**
 * Looks until no verdict may change any more, or the time is over; returns the last look. Waiting never turns into
 * success: running checks are pending, and absent ones are missing. Rejects as `look` does.
 */
export async function settledVerdicts<Seen extends { readonly verdicts: readonly SurfaceVerdict[] }>(
  look: () => Promise<Seen>,
  { forMs, everyMs, sleep }: Patience,
): Promise<Seen> {
  let seen = await look();
  let pause = Math.min(FIRST_PAUSE, everyMs);
  for (let waited = 0; waited < forMs && seen.verdicts.some(mayChange); ) {
    const next = Math.min(pause, forMs - waited);
    await sleep(next);
    waited += next;
    pause = Math.min(pause * 2, everyMs);
    seen = await look();
  }
  return seen;
}
