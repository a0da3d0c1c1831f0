import type { Temporal } from 'temporal-polyfill';
import type { Window } from './schema/tier';
import { ruleOf, startOf, temporal } from './window-openings';

/** The years after its start in which the openings of a window are looked at. */
const YEARS = 10;

/** The hours that clocks skip in a time zone: local times, the end no longer belongs to them. */
function skippedHours(from: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime) {
  const found: (readonly [Temporal.PlainDateTime, Temporal.PlainDateTime])[] = [];
  let at = from.getTimeZoneTransition('next');
  while (at !== null && temporal().ZonedDateTime.compare(at, until) <= 0) {
    const before = at.subtract({ nanoseconds: 1 });
    const skipped = at.offsetNanoseconds - before.offsetNanoseconds;
    const after = at.toPlainDateTime();
    if (skipped > 0) found.push([after.subtract({ nanoseconds: skipped }), after]);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

function isWithin(at: Temporal.PlainDateTime, from: Temporal.PlainDateTime, until: Temporal.PlainDateTime): boolean {
  const { compare } = temporal().PlainDateTime;
  return compare(at, from) >= 0 && compare(at, until) < 0;
}

/**
 * The first local time at which a recurring window would open and does not, because clocks skip it. RFC 5545 leaves such an
 * occurrence out (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10). Undefined where there is none within ten
 * years. Throws on a window that `windowFlaw` refuses.
 */
export function skippedOpening(window: Window): string | undefined {
  if (window.rule === undefined) return undefined;
  const start = startOf(window);
  // In UTC no local time is skipped, so that the rule comes at each.
  const everywhere = ruleOf({ ...window, timeZone: 'UTC' });
  const time = start.toPlainTime();
  for (const [from, until] of skippedHours(start, start.add({ years: YEARS }))) {
    // A window opens at the same time of day each time. The rule is asked only where that time is skipped.
    const opens = [from, until].map((each) => each.toPlainDate().toPlainDateTime(time));
    if (!opens.some((each) => isWithin(each, from, until))) continue;
    const next = everywhere?.next(from.toZonedDateTime('UTC'), true);
    if (!next) continue;
    const local = next.toPlainDateTime();
    if (isWithin(local, from, until)) return local.toString({ smallestUnit: 'minute' });
  }
  return undefined;
}
