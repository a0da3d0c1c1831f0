import { z } from 'zod';
import { Digest, Time } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import { parseDocument } from './load';
import type { Sample } from './sample';
import { Metric, type SloPolicy } from './schema';

const MetricsFile = z.strictObject({
  schema: z.literal('urn:causeway:metrics:v1'),
  /** The tier on which it was measured. */
  tier: Id,
  samples: z.array(
    z.strictObject({
      metric: Id,
      surface: Id.optional(),
      value: z.number().min(0),
      unit: Metric.shape.unit,
      at: Time,
      /** The source: the answer of the API or the log, by its digest. */
      provenance: z.strictObject({ name: Text, digest: Digest }),
    }),
  ),
});

/** The samples of a file, with its digest. */
export interface MetricsReading {
  readonly digest: string;
  readonly samples: readonly Sample[];
}

/**
 * Reads a job's measurements (CI duration, latency). Throws UserError (exit 2) on another tier, unknown metrics, other
 * units, unexpected surfaces, and duplicate samples.
 */
export function parseMetrics(bytes: Buffer, shown: string, policy: SloPolicy, tier: string): MetricsReading {
  const { value, digest } = parseDocument(bytes, shown, MetricsFile);
  const refuse = (message: string, index: number, allowed: string) =>
    new UserError(message, { place: `${shown}#/samples/${index}`, allowed });
  if (value.tier !== tier) {
    throw new UserError(`it was measured on ${value.tier}`, { place: `${shown}#/tier`, allowed: tier });
  }
  const metrics = new Map(
    policy.metrics.filter(({ source }) => source === 'metrics-file').map((each) => [each.id, each]),
  );
  const seen = new Set<string>();
  const samples = value.samples.map(({ metric: id, surface, value: measured, unit, at }, index): Sample => {
    const metric = metrics.get(id);
    if (!metric) throw refuse(`no metric "${id}" is read from files`, index, [...metrics.keys()].join(', ') || 'none');
    if (metric.unit !== unit) throw refuse(`${id} is not measured in ${unit}`, index, metric.unit);
    if ((metric.per === 'surface') !== (surface !== undefined)) {
      throw refuse(`${id} is measured per ${metric.per}`, index, metric.per === 'surface' ? 'a surface' : 'no surface');
    }
    const key = JSON.stringify([id, surface, at]);
    if (seen.has(key)) throw refuse('the sample occurs twice', index, 'each measurement once');
    seen.add(key);
    const own = { source: 'metrics-file' as const, metric: id, value: measured, at: new Date(at), evidence: [digest] };
    return surface === undefined ? own : { ...own, surface };
  });
  return { digest, samples };
}
