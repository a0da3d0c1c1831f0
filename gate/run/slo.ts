import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import type { GateInputs } from '../facts/inputs';
import type { GateRequest } from '../facts/request';
import { evaluateSlo } from '../slo/evaluate';
import { sloHistory } from '../slo/history';
import { parseSloPolicy } from '../slo/load';
import { measurementsOf } from '../slo/metrics';
import { parseMetrics } from '../slo/metrics-file';
import type { DocumentReader } from './reader';

/** The inputs of judging a family. */
export interface FamilyQuestion {
  readonly request: GateRequest;
  readonly registry: Registry;
  readonly book: EvidenceBook;
  readonly now: Date;
}

/** The service levels of the previous tier, by the registry's policy; undefined without a policy. */
export function sloFamily(read: DocumentReader, { request, registry, book, now }: FamilyQuestion): GateInputs['slo'] {
  const tier = findTier(registry, request.tier);
  const uri = registry.slo;
  if (!tier || uri === undefined) return undefined;
  const policy = read('slo-policy', (bytes) => parseSloPolicy(bytes, uri, registry));
  if (!policy) return undefined;
  const from = tier.promotesFrom ?? tier.id;
  const { surfaces, commit } = request;
  const measured = measurementsOf(book, from, surfaces);
  const handed = read('metrics', (bytes) => parseMetrics(bytes, '--metrics', policy.value, from));
  const { facts } = evaluateSlo({
    policy: policy.value,
    profile: request.stricter.profile ?? tier.gate.profile,
    stage: tier.id,
    surfaces,
    commit,
    samples: [...measured.samples, ...(handed?.samples ?? [])],
    unmeasured: measured.unmeasured,
    history: sloHistory(book, tier.id),
    now,
  });
  return { policy: { uri, digest: policy.digest }, facts };
}
