import { type SmokeQuestion, smoke } from '../targets/smoke';

/** The number of requests to an address, and the pause between: a deploy takes a moment to be served everywhere. */
export interface HealthPatience {
  readonly tries?: number;
  readonly everyMs?: number;
  readonly timeoutMs?: number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** The result of asking, as a receipt keeps it. */
export interface HealthSeen {
  readonly checks: number;
  readonly passed: number;
  readonly firstOkAt: string | null;
  readonly lastOkAt: string | null;
}

/** No request was made. */
export const NOTHING_SEEN: HealthSeen = { checks: 0, passed: 0, firstOkAt: null, lastOkAt: null };

/**
 * Asks an address a limited number of times until it serves a release in health; otherwise the last answer's reason.
 */
export async function watchUntilHealthy(
  question: SmokeQuestion,
  now: () => Date,
  { tries = 5, everyMs = 3000, timeoutMs, sleep }: HealthPatience,
): Promise<{ readonly seen: HealthSeen; readonly reason: string | undefined }> {
  let reason: string | undefined;
  for (let checks = 1; checks <= tries; checks += 1) {
    const result = await smoke(timeoutMs === undefined ? question : { ...question, timeoutMs });
    if (result.ok) {
      const at = now().toISOString();
      return { seen: { checks, passed: 1, firstOkAt: at, lastOkAt: at }, reason: undefined };
    }
    reason = result.reason;
    if (checks < tries) await sleep(everyMs);
  }
  return { seen: { ...NOTHING_SEEN, checks: tries }, reason };
}
