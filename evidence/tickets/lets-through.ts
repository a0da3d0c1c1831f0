import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import type { GateCheck, GateReport } from '../statement/predicates/decision';

/** What every answer of a decision stands on; of it nothing is only informational. */
const BASE: readonly string[] = ['branch', 'inputs'];

/** Whether a check asks what all others stand on: the evidence branch, and the documents that the gate was handed. */
export function isBase({ category }: Pick<GateCheck, 'category'>): boolean {
  return BASE.includes(category);
}

/**
 * Whether a decision lets a release through: a go, or a no-go where both the registry and the evaluation only inform and
 * what it was made from could be read.
 */
export function letsThrough({ decision, mode, checks }: GateReport, registry: Registry, tier: string): boolean {
  if (decision === 'go') return true;
  if (mode !== 'informational' || findTier(registry, tier)?.gate.mode !== 'informational') return false;
  return !checks.some((check) => isBase(check) && check.status !== 'pass');
}
