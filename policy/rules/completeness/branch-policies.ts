import { addressText, environmentAddress } from '../../../plan/address';
import { byAddress } from '../../declared';
import { environmentPointer } from '../../pointers';
import type { StackRule } from '../../rule';

/** Every environment has the policies of its branches. */
export const branchPolicies: StackRule = {
  code: 'completeness-branch-policies',
  title: "Every environment has its branch's policy",
  why: 'With "selected branches" and no branch selected, nothing deploys. People often restore a lost policy by hand, and make it wider.',
  fix: "Declare one policy for each of the environment's branches.",
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.environments.flatMap((plan) =>
      plan.branches
        .filter(
          (pattern) => !declared.has(addressText({ ...environmentAddress(plan), kind: 'branch-policy', pattern })),
        )
        .map((branch) => ({
          what: `${plan.name} of ${plan.repository.name} has no policy for the branch ${branch}`,
          pointer: environmentPointer(context, plan),
        })),
    );
  },
};
