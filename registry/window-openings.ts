import type { Temporal } from 'temporal-polyfill';
import type { Window } from './schema/tier';

/** The library of time zones, which only a registry with windows loads. */
export function temporal(): typeof Temporal {
  return (require('temporal-polyfill') as typeof import('temporal-polyfill')).Temporal;
}

/** One opening of a window, as instants in UTC. */
export interface Opening {
  readonly window: Window;
  readonly from: string;
  readonly until: string;
}

/** The local time at which a window first opens. */
export function startOf({ start, timeZone }: Window): Temporal.ZonedDateTime {
  // Nobody clearly means a time that clocks skip or pass twice.
  return temporal().PlainDateTime.from(start).toZonedDateTime(timeZone, { disambiguation: 'reject' });
}

/** The recurrence of a window; undefined without a rule. */
export function ruleOf(window: Window) {
  if (window.rule === undefined) return undefined;
  const { RRuleTemporal } = require('rrule-temporal') as typeof import('rrule-temporal');
  return new RRuleTemporal({ rruleString: window.rule, dtstart: startOf(window), strict: true, temporal: temporal() });
}

/** The last time at or before `now` at which the window opened. */
function lastOpening(window: Window, now: Temporal.Instant): Temporal.ZonedDateTime | undefined {
  const rule = ruleOf(window);
  const zoned = now.toZonedDateTimeISO(window.timeZone);
  if (rule !== undefined) return rule.previous(zoned, true) ?? undefined;
  const start = startOf(window);
  return temporal().ZonedDateTime.compare(start, zoned) <= 0 ? start : undefined;
}

/**
 * The opening of the window that contains `now`. A duration counts as RFC 5545 says: days and weeks by the calendar of
 * the time zone, hours exactly (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6). The end no longer belongs to it.
 * Of overlapping openings the last one ends last. Throws on a window that `windowFlaw` refuses.
 */
export function openingAt(window: Window, now: Date): Opening | undefined {
  const at = temporal().Instant.fromEpochMilliseconds(now.getTime());
  const from = lastOpening(window, at);
  if (from === undefined) return undefined;
  const until = from.add(temporal().Duration.from(window.duration));
  if (temporal().Instant.compare(until.toInstant(), at) <= 0) return undefined;
  return { window, from: from.toInstant().toString(), until: until.toInstant().toString() };
}
