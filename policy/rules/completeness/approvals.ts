import { addressText, environmentAddress } from '../../../plan/address';
import { byAddress } from '../../declared';
import { environmentPointer } from '../../pointers';
import type { StackRule } from '../../rule';

/** Every tier with an approval has its approval environments, one for each person of the quorum. */
export const approvals: StackRule = {
  code: 'completeness-approvals',
  title: 'Every approval has its environments',
  why: 'GitHub starts a job after one approval, so that a quorum needs as many environments as people. A missing environment is an approval that nobody is asked for.',
  fix: 'Declare every approval environment of the plan.',
  severity: 'critical',
  category: 'completeness',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.environments
      .filter((plan) => plan.kind === 'approval' && !declared.has(addressText(environmentAddress(plan))))
      .map((plan) => ({
        what: `the approval environment ${plan.name} of ${plan.repository.name} is not declared`,
        pointer: environmentPointer(context, plan),
      }));
  },
};
