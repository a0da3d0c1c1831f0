import type { Tier, Window } from './schema/tier';
import { type Opening, openingAt, ruleOf, startOf, temporal } from './window-openings';

/** The parts of a recurrence rule that a window may have; the library silently ignores any other part. */
export const RULE_PARTS = [
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS', 'WKST'],
] as const;

/** The frequencies of a window. */
export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** The most occurrences of a rule with COUNT: each one before the requested time is computed. */
const MOST = 1000;

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
