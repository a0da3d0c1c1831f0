import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { planFoundation } from './foundation';
import { DEFAULT_PARTITION, partitions } from './partitions';
import { planTier } from './tier';

/** GitHub's limit for the jobs of a matrix. */
const MAX_MATRIX_JOBS = 256;

/** One stack of a partitioned registry; `tier` and `partition` are empty texts where the stack has none. */
export interface StackEntry {
  readonly stack: string;
  readonly tier: string;
  readonly partition: string;
}

/** GitHub's form of a matrix of given combinations. */
export interface StackMatrix {
  readonly include: readonly StackEntry[];
}

/**
 * Every stack that holds something, the foundation first and then tier by tier: one per group of repositories, or a
 * single one where no repository names a group. Throws UserError (exit 2) on an unknown slice or beyond GitHub's 256
 * jobs.
 */
export function stackMatrix(registry: Registry, only?: string): StackMatrix {
  const slices = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  if (only !== undefined && !slices.includes(only)) {
    throw new UserError(`no tier "${only}" in the registry`, { place: '--tier', allowed: slices.join(', ') });
  }
  const groups = partitions(registry);
  const isWhole = groups.length === 1 && groups[0] === DEFAULT_PARTITION;
  const include = slices
    .filter((slice) => only === undefined || slice === only)
    .flatMap((slice) => {
      const tier = slice === FOUNDATION ? '' : slice;
      if (isWhole) return [{ stack: slice, tier, partition: '' }];
      return groups
        .filter((partition) => !isEmpty(registry, slice, partition))
        .map((partition) => ({ stack: `${slice}.${partition}`, tier, partition }));
    });
  if (include.length > MAX_MATRIX_JOBS) {
    throw new UserError(`${include.length} stacks are more than one matrix may have`, {
      place: '--tier',
      allowed: `at most ${MAX_MATRIX_JOBS} jobs: one slice at a time with --tier, or fewer groups`,
    });
  }
  return { include };
}

function isEmpty(registry: Registry, slice: string, partition: string): boolean {
  if (slice === FOUNDATION) return planFoundation(registry, { partition }).repositories.length === 0;
  const { environments, sites } = planTier(registry, slice, { partition });
  return environments.length === 0 && sites.length === 0;
}
