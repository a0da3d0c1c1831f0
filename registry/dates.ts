const DAY = 86_400_000;

/** The instant at which a calendar date (`YYYY-MM-DD`, UTC) begins, in milliseconds; undefined when this day does not exist. */
export function startOfDay(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return undefined;
  return time;
}

/**
 * The instant at which a calendar date ends, in milliseconds: something that expires on a date is valid through that
 * day.
 */
export function endOfDay(date: string): number | undefined {
  const start = startOfDay(date);
  return start === undefined ? undefined : start + DAY;
}

/** Whole days as milliseconds. */
export function days(count: number): number {
  return count * DAY;
}
