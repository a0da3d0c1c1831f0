import type { Registry } from '../../registry/schema';
import type { Check } from '../../registry/schema/check';

/** The milestones of the checks programme, the first one first: at M0 everything new is advisory. */
export const MILESTONES = ['M0', 'M1', 'M2', 'M3'] as const satisfies readonly Check['milestone'][];

/**
 * When a category's checks are to block at the earliest: what is cheap and steady first, then what builds things, and what
 * other people publish overnight last, if ever.
 */
export const CATEGORY_MILESTONE: Readonly<Record<Check['category'], Check['milestone']>> = {
  A: 'M1',
  B: 'M1',
  C: 'M2',
  D: 'M2',
  E: 'M3',
};

/** Whether a check is to block by a milestone: its own or an earlier one. */
export function isDue(check: Pick<Check, 'milestone'>, milestone: Check['milestone']): boolean {
  return MILESTONES.indexOf(check.milestone) <= MILESTONES.indexOf(milestone);
}

/** The registry as it is once every check that is due by a milestone blocks. What blocks already goes on blocking. */
export function atMilestone(registry: Registry, milestone: Check['milestone']): Registry {
  const checks = registry.checks.map((check) =>
    isDue(check, milestone) ? { ...check, mode: 'blocking' as const } : check,
  );
  return { ...registry, checks };
}
