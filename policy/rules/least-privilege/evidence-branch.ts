import type { RulesetPlan } from '../../../plan/types';
import { pointer } from '../../../registry/problem';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { listOf, type ResourceView, recordOf } from '../../view';
import { plannedRuleset } from '../rulesets';

function faults(view: ResourceView, plan: RulesetPlan): readonly string[] {
  const rules = recordOf(view.props, 'rules');
  const open = (
    [
      ['creation', plan.blockCreation],
      ['update', plan.blockUpdate],
      ['deletion', plan.blockDeletion],
      ['nonFastForward', plan.blockForcePush],
    ] as const
  ).filter(([rule, planned]) => planned && rules[rule] !== true);
  const actors = listOf(view.props, 'bypassActors').length;
  return [
    ...open.map(([rule]) => `does not restrict ${rule}`),
    ...(actors > plan.bypass.length ? [`lets ${actors} pass, not ${plan.bypass.length}`] : []),
  ];
}

/** Only its App writes the evidence branch, and only by appending. */
export const evidenceBranch: ResourceRule = {
  code: 'least-privilege-evidence-branch',
  title: 'Only its App writes the evidence branch, and only by appending',
  why: 'Evidence that anyone can write or rewrite proves nothing; with one ruleset for both, the writer could delete too.',
  fix: 'Keep two rulesets: one for creation and update that only the evidence App may bypass, and one for deletion and force-push that nobody may bypass.',
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#restrict-updates',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check(view, context) {
    const plan = plannedRuleset(view, context);
    if (!plan || plan.pullRequest) return [];
    return faults(view, plan).map((fault) => ({ what: `${plan.name} ${fault}`, pointer: pointer('evidence') }));
  },
};
