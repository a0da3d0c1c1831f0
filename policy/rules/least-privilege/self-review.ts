import { environmentPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { listOf } from '../../view';
import { environmentOf } from '../environments';

/** The person who started a deployment cannot approve it. */
export const selfReview: ResourceRule = {
  code: 'least-privilege-self-review',
  title: 'Nobody approves the deployment that they started',
  why: 'GitHub allows it by default. One person could then start and approve a deployment alone.',
  fix: "Leave `preventSelfReview` true in the tier's approval.",
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.environment],
  check({ props }, context) {
    // GitHub refuses the flag without reviewers (W5).
    if (listOf(props, 'reviewers').length === 0 || props['preventSelfReview'] === true) return [];
    const { environment, plan } = environmentOf({ props }, context);
    return [
      { what: `${environment} lets people approve what they started`, pointer: environmentPointer(context, plan) },
    ];
  },
};
