import type { Registry } from '../registry/schema';

/** The paid plans of GitHub. */
export type PaidPlan = Exclude<Registry['organization']['plan'], 'free'>;

/**
 * The paid plan that the registry relies on; undefined where it relies on none. A plan only limits repositories that
 * are not public.
 */
export function paidPlanOf({ organization: { plan }, repositories }: Registry): PaidPlan | undefined {
  if (plan === 'free') return undefined;
  return Object.values(repositories).some(({ visibility }) => visibility !== 'public') ? plan : undefined;
}
