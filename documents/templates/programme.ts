import type { Registry } from '../../registry/schema';
import type { Check } from '../../registry/schema/check';

/** The milestones of the checks programme in order: at M0 everything new is advisory. */
export const MILESTONES = ['M0', 'M1', 'M2', 'M3'] as const satisfies readonly Check['milestone'][];

/**
 * The earliest milestone at which a category's checks block: cheap and steady ones first, then those that build, and
 * last, if ever, those that depend on other people's publications.
 */
export const CATEGORY_MILESTONE: Readonly<Record<Check['category'], Check['milestone']>> = {
  A: 'M1',
  B: 'M1',
  C: 'M2',
  D: 'M2',
  E: 'M3',
};

/** Whether a check should block by a milestone: its own or an earlier one. */
function isDue(check: Pick<Check, 'milestone'>, milestone: Check['milestone']): boolean {
  return MILESTONES.indexOf(check.milestone) <= MILESTONES.indexOf(milestone);
}

/** The registry after every check that is due by a milestone blocks. Blocking checks stay blocking. */
export function atMilestone(registry: Registry, milestone: Check['milestone']): Registry {
  const checks = registry.checks.map((check) =>
    isDue(check, milestone) ? { ...check, mode: 'blocking' as const } : check,
  );
  return { ...registry, checks };
}
