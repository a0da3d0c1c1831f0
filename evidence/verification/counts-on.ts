import { tierOf } from '../statement/statement';
import type { VerifiedStatement } from './verify-statement';

/** A revocation is a no, which counts whoever signed it. A quarantine is held to the tiers of its key where it is verified. */
const ANYWHERE: readonly VerifiedStatement['statement']['kind'][] = ['revocation', 'quarantine'];

/**
 * Whether a statement may speak for a release to a tier. A statement that names no tier (a test result, a bundle, a waiver)
 * would otherwise carry the word of one tier's key to every tier: a key serves one tier. A run is held to the branches of its
 * tiers where it is verified, and a person whose key names no tier speaks for all of them.
 */
export function countsOn(
  { statement, signer }: Pick<VerifiedStatement, 'statement' | 'signer'>,
  tier: string,
): boolean {
  const isTiered = tierOf(statement) !== undefined || 'stack' in statement.predicate;
  if (isTiered || ANYWHERE.includes(statement.kind)) return true;
  return signer.tiers?.includes(tier) ?? true;
}
