import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Tier } from '../../registry/schema/tier';
import { evaluateSlo, type SloEvaluation } from './evaluate';
import { sloHistory } from './history';
import { measurementsOf, unknownMeasurements } from './metrics';
import type { MetricsReading } from './metrics-file';
import type { SloPolicy, SloProfile } from './schema';

/** A release to a tier, and its known facts. */
export interface SloRelease {
  readonly policy: SloPolicy;
  readonly profile: SloProfile;
  readonly tier: Tier;
  readonly surfaces: readonly string[];
  readonly commit: string;
  /** The whole book of every commit; or why it could not be read. */
  readonly book: EvidenceBook | string;
  readonly metrics?: MetricsReading | undefined;
  readonly now: Date;
}

/** The tier on which a release is measured: the one where it already runs. */
export function measuredTier({ id, promotesFrom }: Tier): string {
  return promotesFrom ?? id;
}

/** Judges a release by evidence and a job's metrics of the previous tier. */
export function sloOfRelease({ book, tier, metrics, ...question }: SloRelease): SloEvaluation {
  const isRead = typeof book !== 'string';
  const found = isRead
    ? measurementsOf(book, measuredTier(tier), question.surfaces)
    : unknownMeasurements(question.surfaces, book);
  return evaluateSlo({
    ...question,
    stage: tier.id,
    samples: [...found.samples, ...(metrics?.samples ?? [])],
    unmeasured: found.unmeasured,
    history: isRead ? sloHistory(book, tier.id) : [],
  });
}
