import { z } from 'zod';
import { ScoreThresholds } from '../../evidence/adapters/lighthouse';
import { Duration, Id, Text } from '../../registry/schema/primitives';

/** The values at which a metric warns, fails softly and fails hard. A value that reaches one has crossed it. */
export const Thresholds = z.strictObject({ warn: z.number(), softFail: z.number(), hardFail: z.number() });
export type Thresholds = z.infer<typeof Thresholds>;

/** The thresholds of one stage; the transitional profile falls back to the strict one. */
const StageThresholds = z.strictObject({ strict: Thresholds, transitional: Thresholds.optional() });

/**
 * The source of samples: a job's file (CI duration, latency), the health counts of receipts (ratio of failed checks),
 * their durations (seconds), or test results (ratio of those that failed and then passed unchanged).
 */
export const MetricSource = z.enum(['metrics-file', 'receipt-health', 'receipt-duration', 'test-flakes']);
export type MetricSource = z.infer<typeof MetricSource>;

/** One metric of the policy. */
export const Metric = z
  .strictObject({
    id: Id,
    title: Text,
    source: MetricSource,
    unit: z.enum(['seconds', 'milliseconds', 'ratio', 'count']),
    direction: z.enum(['lower-is-better', 'higher-is-better']),
    /** The way the samples of the window become one value; `p95`: 95 of 100 are at least as good. */
    aggregate: z.enum(['mean', 'median', 'p95', 'worst', 'newest']),
    minimumSamples: z.int().min(1).max(10_000).default(1),
    window: Duration,
    /** Judged for each surface of a release, or once. */
    per: z.enum(['surface', 'release']),
    severity: z.enum(['low', 'medium', 'high', 'critical']),
    mode: z.enum(['advisory', 'blocking']),
    /** By the destination tier; the previous tier is measured. */
    stages: z.record(Id, StageThresholds),
    /** The action when a live release crosses a threshold. */
    rollback: Text,
  })
  .superRefine(({ source, unit, per, direction, stages }, issues) => {
    const own = { 'receipt-health': 'ratio', 'receipt-duration': 'seconds', 'test-flakes': 'ratio' } as const;
    if (source !== 'metrics-file' && unit !== own[source]) issues.addIssue(`${source} is measured in ${own[source]}`);
    if (source !== 'metrics-file' && per !== 'surface') issues.addIssue(`${source} is measured for each surface`);
    if (Object.keys(stages).length === 0) issues.addIssue('a metric has thresholds for at least one stage');
    const sign = direction === 'lower-is-better' ? 1 : -1;
    for (const { strict, transitional } of Object.values(stages)) {
      for (const { warn, softFail, hardFail } of [strict, transitional ?? strict]) {
        const isOrdered = sign * warn <= sign * softFail && sign * softFail <= sign * hardFail;
        if (!isOrdered) issues.addIssue('warn, softFail and hardFail go from better to worse');
      }
    }
  });
export type Metric = z.infer<typeof Metric>;

const Profile = z.strictObject({
  /**
   * This many releases, the present one included, that crossed a metric's soft or hard threshold within the window are
   * a hard failure.
   */
  repeatedBreaches: z.strictObject({ count: z.int().min(2).max(100), window: Duration }),
});

/** The SLO policy, `policy/slo/*.json`. */
export const SloPolicy = z
  .strictObject({
    schema: z.literal('urn:causeway:slo-policy:v1'),
    /** Increases with every change, for people who compare decisions. */
    version: z.int().min(1),
    profiles: z.strictObject({ strict: Profile, transitional: Profile }),
    metrics: z.array(Metric).min(1),
    /** The thresholds for Lighthouse reports as evidence. */
    lighthouse: ScoreThresholds.optional(),
  })
  .refine(({ metrics }) => new Set(metrics.map(({ id }) => id)).size === metrics.length, 'a metric occurs twice');
export type SloPolicy = z.infer<typeof SloPolicy>;
/** The thresholds in use. */
export type SloProfile = keyof SloPolicy['profiles'];
