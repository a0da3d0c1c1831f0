import { days } from '../../registry/dates';

/** One run of a check's workflow on the default branch. */
export interface RunOutcome {
  readonly runId: number;
  /** RFC 3339. */
  readonly at: string;
  /** The check's result in each attempt, the first one first. */
  readonly attempts: readonly ('success' | 'failure')[];
}

/** The requirements for an advisory check to become blocking. */
export interface BaselineRule {
  /** Green runs in a row, the newest included. */
  readonly runs: number;
  /** The days that they must span; the newest must be no older. */
  readonly days: number;
  /** The largest share of runs that were red and then green without another commit, from 0 to 1. */
  readonly flakeRate: number;
}

/** The result of a history. */
export interface Baseline {
  readonly ok: boolean;
  readonly considered: number;
  /** Green runs in a row, the newest included. */
  readonly green: number;
  /** The time of the oldest of them; null without any. */
  readonly since: string | null;
  readonly flakes: number;
  /** The reasons why it does not suffice; empty when it does. */
  readonly reasons: readonly string[];
}

function isFlake({ attempts }: RunOutcome): boolean {
  return attempts.includes('failure') && attempts.includes('success');
}

/** Judges a check's history. Pure; runs without the check are not among the outcomes. */
export function judgeBaseline(outcomes: readonly RunOutcome[], rule: BaselineRule, now: Date): Baseline {
  const newestFirst = [...outcomes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.runId - a.runId);
  const red = newestFirst.findIndex(({ attempts }) => attempts.at(-1) !== 'success');
  const streak = red < 0 ? newestFirst : newestFirst.slice(0, red);
  const [newest, oldest] = [newestFirst[0], streak.at(-1)];
  const flakes = newestFirst.filter(isFlake).length;
  const age = (outcome: RunOutcome | undefined) => (outcome ? now.getTime() - Date.parse(outcome.at) : undefined);
  const span = age(oldest) ?? 0;
  const enough = days(rule.days);
  const reasons = [
    ...(newest === undefined ? ['there is no run of it'] : []),
    ...(newest !== undefined && (age(newest) ?? 0) > enough ? [`its newest run is of ${newest.at}`] : []),
    ...(streak.length < rule.runs ? [`${streak.length} green runs in a row, of ${rule.runs}`] : []),
    ...(span < enough ? [`they cover ${Math.floor(span / days(1))} days, of ${rule.days}`] : []),
    ...(newestFirst.length > 0 && flakes / newestFirst.length > rule.flakeRate
      ? [`${flakes} of ${newestFirst.length} runs were red, then green on the same commit: more than ${rule.flakeRate}`]
      : []),
  ];
  const counts = { considered: newestFirst.length, green: streak.length, since: oldest?.at ?? null, flakes };
  return { ok: reasons.length === 0, ...counts, reasons };
}
