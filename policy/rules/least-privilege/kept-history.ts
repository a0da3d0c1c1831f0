import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordOf } from '../../view';
import { branchRulesetOf } from '../rulesets';

/** A tier's branch is neither deleted nor force-pushed. */
export const keptHistory: ResourceRule = {
  code: 'least-privilege-kept-history',
  title: "A tier's branch is neither deleted nor force-pushed",
  why: 'A force-push adds commits that nobody reviewed, and removes commits that were deployed.',
  fix: 'Set `deletion` and `nonFastForward` in the ruleset of the branch.',
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#block-force-pushes',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check(view, context) {
    const plan = branchRulesetOf(view, context);
    if (!plan) return [];
    const rules = recordOf(view.props, 'rules');
    const open = [
      ...(rules['deletion'] === true ? [] : ['deletion']),
      ...(rules['nonFastForward'] === true ? [] : ['force-push']),
    ];
    if (open.length === 0) return [];
    return [
      {
        what: `${plan.name} of ${plan.repository.name} allows ${open.join(' and ')}`,
        pointer: repositoryPointer(context, plan.repository.name, 'rules'),
      },
    ];
  },
};
