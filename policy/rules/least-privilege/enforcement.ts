import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

/** Rulesets are active, not only evaluated. */
export const enforcement: ResourceRule = {
  code: 'least-privilege-enforcement',
  title: 'Rulesets are active',
  why: 'A ruleset in evaluate mode, or a disabled one, blocks nothing.',
  fix: 'Set `enforcement: active`.',
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-ruleset-enforcement-statuses',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check({ props }, context) {
    const state = textOf(props, 'enforcement');
    if (state === 'active') return [];
    const repository = textOf(props, 'repository');
    return [
      {
        what: `the ruleset ${textOf(props, 'name')} of ${repository} is ${state ?? 'not set'}, not active`,
        pointer: repositoryPointer(context, repository, 'rules'),
      },
    ];
  },
};
