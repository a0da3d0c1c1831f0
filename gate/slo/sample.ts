import type { MetricSource } from './schema';

/** One measurement. */
export interface Sample {
  readonly source: MetricSource;
  /** The metric's id, for a sample of a file; undefined for what evidence says of every metric of its source. */
  readonly metric?: string;
  /** Undefined where it was measured for a whole release. */
  readonly surface?: string;
  readonly value: number;
  readonly at: Date;
  /** The ids of the statements, or the digest of the file, that it was read from. */
  readonly evidence: readonly string[];
}

/** Evidence that could not be read: what it would have said is unknown. */
export interface Unmeasured {
  readonly source: MetricSource;
  readonly surface: string;
  readonly reason: string;
}
