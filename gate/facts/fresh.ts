/** The time for which smoke, canary and live evidence of a rollback counts, in milliseconds: one hour. */
export const ROLLBACK_FRESH = 3_600_000;

/** Whether something happened within the hour before the evaluation. */
export function isFreshForRollback(time: Date, evaluatedAt: string): boolean {
  return Date.parse(evaluatedAt) - time.getTime() <= ROLLBACK_FRESH;
}
