import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import type { GateCheck, GateReport } from '../statement/predicates/decision';

/** The basis of every answer in a decision; it is never merely informational. */
const BASE: readonly string[] = ['branch', 'inputs'];

/** Whether a check concerns the basis of all others: the evidence branch, and the gate's documents. */
export function isBase({ category }: Pick<GateCheck, 'category'>): boolean {
  return BASE.includes(category);
}

/**
 * Whether a decision lets a release through: a go, or a no-go where both registry and evaluation are informational and
 * its basis could be read.
 */
export function letsThrough({ decision, mode, checks }: GateReport, registry: Registry, tier: string): boolean {
  if (decision === 'go') return true;
  if (mode !== 'informational' || findTier(registry, tier)?.gate.mode !== 'informational') return false;
  return !checks.some((check) => isBase(check) && check.status !== 'pass');
}
