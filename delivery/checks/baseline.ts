import { days } from '../../registry/dates';

/** One run of a check's workflow on the default branch. */
export interface RunOutcome {
  readonly runId: number;
  /** RFC 3339. */
  readonly at: string;
  /** What the check came to in each attempt, the first one first. */
  readonly attempts: readonly ('success' | 'failure')[];
}

/** What an advisory check must have shown before it blocks. */
export interface BaselineRule {
  /** Green runs in a row, the newest included. */
  readonly runs: number;
  /** Days that they must reach back; the newest must be no older. */
  readonly days: number;
  /** The largest share of runs that were red and then green without another commit, from 0 to 1. */
  readonly flakeRate: number;
}

/** What the history shows. */
export interface Baseline {
  readonly ok: boolean;
  readonly considered: number;
  /** Green runs in a row, the newest included. */
  readonly green: number;
  /** When the oldest of them was; null without any. */
  readonly since: string | null;
  readonly flakes: number;
  /** Why it is not enough; empty when it is. */
  readonly reasons: readonly string[];
}

function isFlake({ attempts }: RunOutcome): boolean {
  return attempts.includes('failure') && attempts.includes('success');
}

/** Judges a check's history. Pure; runs in which the check did not run are not among the outcomes. */
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
    ...(span < enough ? [`they reach back ${Math.floor(span / days(1))} days, of ${rule.days}`] : []),
    ...(newestFirst.length > 0 && flakes / newestFirst.length > rule.flakeRate
      ? [`${flakes} of ${newestFirst.length} runs were red, then green on the same commit: more than ${rule.flakeRate}`]
      : []),
  ];
  const counts = { considered: newestFirst.length, green: streak.length, since: oldest?.at ?? null, flakes };
  return { ok: reasons.length === 0, ...counts, reasons };
}
