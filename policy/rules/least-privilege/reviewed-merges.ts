import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordOf } from '../../view';
import { branchRulesetOf } from '../rulesets';

/** A tier's branch accepts only changes whose last pushed version its owners reviewed. */
export const reviewedMerges: ResourceRule = {
  code: 'least-privilege-reviewed-merges',
  title: "A tier's branch accepts only commits that code owners reviewed in their final form",
  why: 'Without code owners, anybody may approve a change of the workflows. Without last-push approval, the author can still change a reviewed pull request.',
  fix: 'Require a pull request with code-owner review, stale reviews dismissed, last-push approval, and at least as many approvals as `rules.reviews`.',
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#require-a-pull-request-before-merging',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check(view, context) {
    const plan = branchRulesetOf(view, context);
    if (!plan) return [];
    const rule = recordOf(recordOf(view.props, 'rules'), 'pullRequest');
    const count = rule['requiredApprovingReviewCount'];
    const least = plan.pullRequest?.reviews ?? 1;
    const missing = [
      ...(rule['requireCodeOwnerReview'] === true ? [] : ['code-owner review']),
      ...(rule['requireLastPushApproval'] === true ? [] : ['approval of the last push']),
      ...(rule['dismissStaleReviewsOnPush'] === true ? [] : ['dismissal of stale reviews']),
      ...(typeof count === 'number' && count >= least ? [] : [`${least} approvals`]),
    ];
    if (missing.length === 0) return [];
    return [
      {
        what: `${plan.name} of ${plan.repository.name} does not require ${missing.join(', ')}`,
        pointer: repositoryPointer(context, plan.repository.name, 'rules'),
      },
    ];
  },
};
