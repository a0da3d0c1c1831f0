import { environmentPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordOf } from '../../view';
import { environmentOf } from '../environments';

/** An environment allows selected branches, never "protected branches only" and never all. */
export const selectedBranches: ResourceRule = {
  code: 'least-privilege-selected-branches',
  title: 'Environments admit selected branches only',
  why: '"Protected branches only" means classic branch protection. In a repository without it, every branch may deploy. The same is true without a policy.',
  fix: 'Set `customBranchPolicies: true` and `protectedBranches: false`, and name the exact branch.',
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.environment],
  check({ props }, context) {
    const policy = recordOf(props, 'deploymentBranchPolicy');
    if (policy['customBranchPolicies'] === true && policy['protectedBranches'] === false) return [];
    const { environment, plan } = environmentOf({ props }, context);
    const what = policy['protectedBranches'] === true ? 'takes "protected branches only"' : 'takes every branch';
    return [{ what: `${environment} ${what}`, pointer: environmentPointer(context, plan) }];
  },
};
