import type { Metric, Thresholds } from './schema';

type Direction = Metric['direction'];

/** The comparison of a value with its thresholds. A value that reaches a threshold has crossed it. */
export function thresholdStatus(
  value: number,
  { warn, softFail, hardFail }: Thresholds,
  direction: Direction,
): 'pass' | 'warn' | 'soft-fail' | 'hard-fail' {
  // Written so that NaN crosses every threshold.
  const isBetter = (threshold: number) => (direction === 'lower-is-better' ? value < threshold : value > threshold);
  if (!isBetter(hardFail)) return 'hard-fail';
  if (!isBetter(softFail)) return 'soft-fail';
  return isBetter(warn) ? 'pass' : 'warn';
}

/** One value for a window's samples, oldest first; at least one. Ranks round to the worse side. */
export function aggregate(values: readonly number[], how: Metric['aggregate'], direction: Direction): number {
  const best = direction === 'lower-is-better' ? 1 : -1;
  const worstLast = [...values].sort((left, right) => best * (left - right));
  const atRank = (share: number) => worstLast[Math.max(0, Math.ceil(share * worstLast.length) - 1)] ?? Number.NaN;
  switch (how) {
    case 'mean':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'median':
      return worstLast[Math.floor(worstLast.length / 2)] ?? Number.NaN;
    case 'p95':
      return atRank(0.95);
    case 'worst':
      return worstLast.at(-1) ?? Number.NaN;
    case 'newest':
      return values.at(-1) ?? Number.NaN;
  }
}

/** Thresholds in words. */
export function thresholdText({ warn, softFail, hardFail }: Thresholds, { direction, unit }: Metric): string {
  const sign = direction === 'lower-is-better' ? '≥' : '≤';
  return `warn ${sign} ${warn}, soft fail ${sign} ${softFail}, hard fail ${sign} ${hardFail} ${unit}`;
}
