import { pointer } from '../../../registry/problem';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordOf, recordsOf, textOf } from '../../view';

/** Every required check is pinned to the App that reports it. */
export const pinnedChecks: ResourceRule = {
  code: 'least-privilege-pinned-checks',
  title: 'Required checks are pinned to the App that reports them',
  why: 'Anybody with write access may post a status of any name. Without an App, or with 0, GitHub accepts it from anybody.',
  fix: 'Name the App that reports the check in `checks[].app`; GitHub Actions is 15368.',
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#require-status-checks-to-pass-before-merging',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check(view, { registry }) {
    const status = recordOf(recordOf(view.props, 'rules'), 'requiredStatusChecks');
    return recordsOf(status, 'requiredChecks')
      .filter(({ integrationId }) => typeof integrationId !== 'number' || integrationId <= 0)
      .map((check) => {
        const context = textOf(check, 'context');
        const index = registry.checks.findIndex((each) => each.context === context);
        return {
          what: `the check ${JSON.stringify(context)} of ${textOf(view.props, 'name')} may come from anyone`,
          pointer: index < 0 ? pointer('checks') : pointer('checks', index, 'app'),
        };
      });
  },
};
