import type { EvidenceBook } from '../../../evidence/branch/branch';
import type { Registry } from '../../../registry/schema';
import { findTier } from '../../../registry/selectors';
import { evaluateSlo } from '../../slo/evaluate';
import { sloHistory } from '../../slo/history';
import { parseSloPolicy } from '../../slo/load';
import { measure } from '../../slo/metrics';
import { parseMetrics } from '../../slo/metrics-file';
import type { GateInputs } from '../inputs';
import type { GateRequest } from '../request';
import { documentOf, type RawInputs } from './raw';

/** What a family is judged by. */
export interface FamilyQuestion {
  readonly request: GateRequest;
  readonly registry: Registry;
  readonly book: EvidenceBook;
  readonly now: Date;
}

/** The service levels of the tier before, by the policy that the registry names; undefined without a policy. */
export function sloFamily(raw: RawInputs, { request, registry, book, now }: FamilyQuestion): GateInputs['slo'] {
  const found = documentOf(raw, 'slo-policy');
  const tier = findTier(registry, request.tier);
  if (!found || !tier || registry.slo === undefined) return undefined;
  const policy = parseSloPolicy(found.bytes, registry.slo, registry);
  const from = tier.promotesFrom ?? tier.id;
  const { surfaces, commit } = request;
  const measured = measure(book, from, surfaces);
  const file = documentOf(raw, 'metrics');
  const handed = file && parseMetrics(file.bytes, '--metrics', policy.value, from);
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
  return { policy: { uri: registry.slo, digest: policy.digest }, facts };
}
