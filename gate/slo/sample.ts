import type { MetricSource } from './schema';

/** One measurement. */
export interface Sample {
  readonly source: MetricSource;
  /** The metric's id, for a sample of a file; undefined for evidence, which serves every metric of its source. */
  readonly metric?: string;
  /** Undefined where it was measured for a whole release. */
  readonly surface?: string;
  readonly value: number;
  readonly at: Date;
  /** The ids of its statements, or the digest of its file. */
  readonly evidence: readonly string[];
}

/** Evidence that could not be read: its content is unknown. */
export interface Unmeasured {
  readonly source: MetricSource;
  readonly surface: string;
  readonly reason: string;
}
