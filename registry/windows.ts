import type { Temporal } from 'temporal-polyfill';
import type { Tier, Window } from './schema/tier';

/** The parts of a recurrence rule that a window may have; the library silently ignores any other part. */
export const RULE_PARTS = [
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS', 'WKST'],
] as const;
/** The frequencies of a window. */
export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** The most occurrences of a rule with COUNT: each one before the requested time is computed. */
const MOST = 1000;

// Loaded for a registry with windows: every command reads a registry, and few registries have one.
function temporal(): typeof Temporal {
  return (require('temporal-polyfill') as typeof import('temporal-polyfill')).Temporal;
}

/** One opening of a window, as instants in UTC. */
export interface Opening {
  readonly window: Window;
  readonly from: string;
  readonly until: string;
}

function startOf({ start, timeZone }: Window): Temporal.ZonedDateTime {
  // Nobody clearly means a time that clocks skip or pass twice.
  return temporal().PlainDateTime.from(start).toZonedDateTime(timeZone, { disambiguation: 'reject' });
}

function ruleOf(window: Window) {
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

/** The opening that keeps a tier closed the longest; undefined where none of its windows is open. */
export function closedAt({ windows = [] }: Pick<Tier, 'windows'>, now: Date): Opening | undefined {
  const open = windows.flatMap((window) => openingAt(window, now) ?? []);
  return open.sort((one, other) => Date.parse(other.until) - Date.parse(one.until))[0];
}

/** In words: which window is open, why, and until when. */
export function closedText({ window, until }: Opening): string {
  return `the window ${window.id} is open until ${until} (${window.reason})`;
}

function partFlaw(rule: string): string | undefined {
  const names = rule.split(';').map((part) => part.split('=')[0] ?? '');
  const unknown = names.find((name) => !(RULE_PARTS as readonly string[]).includes(name));
  if (unknown !== undefined) return `the rule has the part "${unknown}"`;
  return new Set(names).size < names.length ? 'the rule has a part twice' : undefined;
}

function ruleFlaw(window: Window): string | undefined {
  const { rule: text = '' } = window;
  const flaw = partFlaw(text);
  if (flaw !== undefined) return flaw;
  const rule = ruleOf(window);
  const { freq, count = 1 } = rule?.options() ?? {};
  if (!(FREQUENCIES as readonly (string | undefined)[]).includes(freq)) return `the rule comes ${freq}`;
  if (count < 1 || count > MOST) return `the rule comes ${count} times, and may come 1 to ${MOST} times`;
  const start = startOf(window);
  const first = rule?.next(start, true);
  const isFirst = first !== null && first?.epochMilliseconds === start.epochMilliseconds;
  return isFirst ? undefined : `the rule does not come at ${window.start}, its start`;
}

/** The fault of a window, in words; undefined for a valid one. */
export function windowFlaw(window: Window): string | undefined {
  try {
    startOf(window);
    if (!temporal().Duration.from(window.duration).blank)
      return window.rule === undefined ? undefined : ruleFlaw(window);
    return 'the window has no duration';
  } catch (error) {
    return (error as Error).message;
  }
}
