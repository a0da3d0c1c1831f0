import { join } from 'node:path';
import type { SloQuestion } from '../../../../gate/slo/evaluate';
import type { Sample } from '../../../../gate/slo/sample';
import { SloPolicy } from '../../../../gate/slo/schema';
import { commitOf, digestOf } from '../../evidence/samples';
import { ROOT } from '../../registry/fixtures';

/** The repository's own policy. */
export const RELEASE = join(ROOT, 'policy/slo/release.json');
/** The evaluation time of the tests. */
export const AT = new Date('2026-11-21T09:00:00Z');

/** A metric from files, for `production`, lower is better: 10, 20, 30. */
export function metricOf(change: object = {}): object {
  return {
    id: 'latency',
    title: 'Latency',
    source: 'metrics-file',
    unit: 'seconds',
    direction: 'lower-is-better',
    aggregate: 'newest',
    window: 'P7D',
    per: 'surface',
    severity: 'high',
    mode: 'blocking',
    stages: { production: { strict: { warn: 10, softFail: 20, hardFail: 30 } } },
    rollback: 'go back',
    ...change,
  };
}

/** A policy of these metrics. The strict profile fails at two breaches, the other at three. */
export function policyOf(metrics: readonly object[] = [metricOf()], change: object = {}): SloPolicy {
  const repeated = (count: number) => ({ repeatedBreaches: { count, window: 'P14D' } });
  return SloPolicy.parse({
    schema: 'urn:causeway:slo-policy:v1',
    version: 1,
    metrics,
    profiles: { strict: repeated(2), transitional: repeated(3) },
    ...change,
  });
}

/** A sample of `shop`'s latency, this many days old. */
export function sampleOf(value: number, daysAgo = 0, change: Partial<Sample> = {}): Sample {
  const at = new Date(AT.getTime() - daysAgo * 86_400_000);
  return {
    source: 'metrics-file',
    metric: 'latency',
    surface: 'shop',
    value,
    at,
    evidence: [digestOf('1')],
    ...change,
  };
}

/** A question about the promotion of `shop` to production. */
export function questionOf(change: Partial<SloQuestion> = {}): SloQuestion {
  return {
    policy: policyOf(),
    profile: 'strict',
    stage: 'production',
    surfaces: ['shop'],
    commit: commitOf('a'),
    samples: [],
    unmeasured: [],
    history: [],
    now: AT,
    ...change,
  };
}
