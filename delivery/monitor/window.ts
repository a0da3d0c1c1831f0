import type { Health } from '../../registry/schema/surface';

/** One look at a surface. */
export interface HealthSample {
  /** When it was asked. */
  readonly at: Date;
  readonly ok: boolean;
  /** `healthy`, or why not. */
  readonly reason: string;
  /** The duration of the answer. */
  readonly milliseconds: number;
}

/** The samples' verdict. Only `healthy` is a yes; `watching` means that the window is not over. */
export interface HealthVerdict {
  readonly state: 'watching' | 'healthy' | 'unhealthy';
  /** It failed now and then without a long streak: a person should look. */
  readonly warn: boolean;
  readonly reason: string;
  readonly checks: number;
  readonly passed: number;
  readonly firstOkAt: Date | undefined;
  readonly lastOkAt: Date | undefined;
}

/** The rule of a window, in seconds (the registry's `health`). */
export type HealthRule = Pick<Health, 'failureLimit' | 'failureShare' | 'windowSeconds'>;

function seconds(from: HealthSample, to: HealthSample): number {
  return (to.at.getTime() - from.at.getTime()) / 1000;
}

interface Streaks {
  /** The failures at the end of the samples. */
  readonly open: readonly HealthSample[];
  /** The failure that exceeded the limit. */
  readonly decisive: HealthSample | undefined;
}

function streaksOf(samples: readonly HealthSample[], { failureLimit, windowSeconds }: HealthRule): Streaks {
  let open: HealthSample[] = [];
  let decisive: HealthSample | undefined;
  for (const sample of samples) {
    if (sample.ok) open = [];
    else open.push(sample);
    const first = open.at(-failureLimit);
    if (open.length >= failureLimit && first && seconds(first, sample) <= windowSeconds) decisive ??= sample;
  }
  return { open, decisive };
}

// The share is decided once at the end of the window: later samples do not change it.
function shareOf(samples: readonly HealthSample[], { failureLimit, failureShare, windowSeconds }: HealthRule) {
  const first = samples[0];
  const end = samples.findIndex((sample) => first !== undefined && seconds(first, sample) >= windowSeconds);
  if (end === -1) return undefined;
  const failures = samples.slice(0, end + 1).filter(({ ok }) => !ok).length;
  // A few failures are no meaningful share: they are judged as a streak.
  if (failures < failureLimit || failures <= failureShare * (end + 1)) return undefined;
  return `it failed ${failures} of ${end + 1} times within the window`;
}

/**
 * Whether a surface is healthy. `failureLimit` failures in a row within `windowSeconds` are a final no. So is a window
 * of which more than `failureShare` failed, when that is at least `failureLimit` times. After failures at the end of
 * the window the watch continues until they pass or exceed the limit: a window that ends in a failure decides nothing.
 * Pure. The samples are ordered by time.
 */
export function healthWindow(samples: readonly HealthSample[], rule: HealthRule): HealthVerdict {
  const passed = samples.filter(({ ok }) => ok);
  const seen = {
    checks: samples.length,
    passed: passed.length,
    firstOkAt: passed[0]?.at,
    lastOkAt: passed.at(-1)?.at,
  };
  const failures = samples.length - passed.length;
  const warn = failures > 0;
  const [first, last] = [samples[0], samples.at(-1)];
  const isOver = first !== undefined && last !== undefined && seconds(first, last) >= rule.windowSeconds;
  const { open, decisive = isOver && open.length >= rule.failureLimit ? last : undefined } = streaksOf(samples, rule);
  if (decisive) {
    const reason = `${rule.failureLimit} failures in a row; the last: ${decisive.reason}`;
    return { ...seen, state: 'unhealthy', warn, reason };
  }
  const share = shareOf(samples, rule);
  if (share !== undefined) {
    const failed = samples.filter(({ ok }) => !ok).at(-1);
    return { ...seen, state: 'unhealthy', warn, reason: `${share}; the last: ${failed?.reason ?? ''}` };
  }
  if (!isOver || open.length > 0) return { ...seen, state: 'watching', warn, reason: 'the window is not over' };
  const reason = warn
    ? `it failed ${failures} of ${samples.length} times, never ${rule.failureLimit} in a row`
    : 'it never failed';
  return { ...seen, state: 'healthy', warn, reason };
}
