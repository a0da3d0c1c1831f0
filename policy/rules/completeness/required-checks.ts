import { pointer } from '../../../registry/problem';
import { byAddress } from '../../declared';
import type { StackRule } from '../../rule';
import { recordOf, recordsOf } from '../../view';

/** Every blocking repository check and every surface's aggregator is required. */
export const requiredChecks: StackRule = {
  code: 'completeness-required-checks',
  title: "Every blocking check and every surface's aggregator is required",
  why: 'A check that nothing requires blocks nothing. A skipped job counts as success and one that never reports blocks forever: so each surface has one aggregator that always reports.',
  fix: 'Require every check of the plan in the ruleset of the branch.',
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.rulesets.flatMap((plan) => {
      const view = declared.get(`${plan.repository.name}/ruleset/${plan.name}`);
      const status = recordOf(recordOf(view?.props ?? {}, 'rules'), 'requiredStatusChecks');
      const required = recordsOf(status, 'requiredChecks').map((check) => check['context']);
      return plan.requiredChecks
        .filter((check) => !required.includes(check.context))
        .map((check) => ({
          what: `${plan.name} of ${plan.repository.name} does not require ${JSON.stringify(check.context)}`,
          pointer: pointer('checks'),
          ...(view ? { urn: view.urn } : {}),
        }));
    });
  },
};
