import { tierOf } from '../statement/statement';
import type { VerifiedStatement } from './verify-statement';

/**
 * A revocation is a no, and counts with any signer. The tiers of a quarantine's key are checked during its
 * verification.
 */
const ANYWHERE: readonly VerifiedStatement['statement']['kind'][] = ['revocation', 'quarantine'];

/**
 * Whether a statement may speak for a release to a tier. Without this rule a statement that names no tier (a test
 * result, a bundle, a waiver) would carry the word of one tier's key to every tier: a key serves one tier. Verification
 * limits a run to the branches of its tiers, and a person whose key names no tier speaks for all of them.
 */
export function countsOn(
  { statement, signer }: Pick<VerifiedStatement, 'statement' | 'signer'>,
  tier: string,
): boolean {
  const isTiered = tierOf(statement) !== undefined || 'stack' in statement.predicate;
  if (isTiered || ANYWHERE.includes(statement.kind)) return true;
  return signer.tiers?.includes(tier) ?? true;
}
