import { approvalBeginningOf } from '../registry/approval-beginning';
import type { Registry } from '../registry/schema';
import type { Tier } from '../registry/schema/tier';

type Names = Pick<Registry, 'naming' | 'tiers'>;

/**
 * The endings of a tier's approval environment names, after their common beginning and in the same order. Throws on a
 * name that the registry does not produce (a bug).
 */
export function approvalSuffixes(
  names: Names,
  tier: Pick<Tier, 'id' | 'calledAs'>,
  environments: readonly string[],
): readonly string[] {
  const beginning = approvalBeginningOf(names, tier);
  return environments.map((each) => {
    if (each.startsWith(beginning)) return each.slice(beginning.length);
    throw new Error(`the approval environment ${each} does not begin with ${beginning}`);
  });
}
