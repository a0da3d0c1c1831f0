import { partitionOf } from '../../plan/partitions';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';

/** The stacks of a release to a tier; a group's own stack replaces the tier's. */
export function stacksOf(registry: Registry, repository: string, tier: string): readonly (readonly string[])[] {
  return [[FOUNDATION], [tier, `${tier}.${partitionOf(registry, repository)}`]];
}
