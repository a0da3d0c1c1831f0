import { mergeQueueInputs } from '../../../plan/merge-queue';
import type { RulesetPlan } from '../../../plan/types';
import { byAddress } from '../../declared';
import { repositoryPointer } from '../../pointers';
import type { StackRule } from '../../rule';
import type { Observation } from '../../rule-description';
import { recordOf, textOf, textsOf } from '../../view';

function isOtherQueue({ mergeQueue }: RulesetPlan, given: Readonly<Record<string, unknown>>): boolean {
  return (
    mergeQueue !== undefined &&
    Object.entries(mergeQueueInputs(mergeQueue)).some(([name, value]) => given[name] !== value)
  );
}

/** Every branch that tiers deploy from has its ruleset, for that branch and without exceptions. */
export const rulesets: StackRule = {
  code: 'completeness-rulesets',
  title: 'Every governed branch has its ruleset',
  why: 'A branch without a ruleset accepts any push, and so does a branch that a ruleset excludes.',
  fix: 'Declare every ruleset of the plan, for exactly its refs, with the target `branch` and the planned merge queue.',
  severity: 'critical',
  category: 'completeness',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.rulesets.flatMap((plan): readonly Observation[] => {
      const where = `${plan.name} of ${plan.repository.name}`;
      const at = repositoryPointer(context, plan.repository.name, 'rules');
      const view = declared.get(`${plan.repository.name}/ruleset/${plan.name}`);
      if (!view) return [{ what: `the ruleset ${where} is not declared`, pointer: at }];
      const refName = recordOf(recordOf(view.props, 'conditions'), 'refName');
      const includes = textsOf(refName, 'includes');
      const missing = plan.include.filter((ref) => !includes.includes(ref));
      const excludes = textsOf(refName, 'excludes');
      return [
        ...(textOf(view.props, 'target') === 'branch'
          ? []
          : [{ what: `the ruleset ${where} is not over branches`, pointer: at, urn: view.urn }]),
        ...(isOtherQueue(plan, recordOf(recordOf(view.props, 'rules'), 'mergeQueue'))
          ? [
              {
                what: `the ruleset ${where} has another merge queue than the plan, or none`,
                pointer: at,
                urn: view.urn,
              },
            ]
          : []),
        ...(missing.length === 0
          ? []
          : [{ what: `the ruleset ${where} leaves out ${missing.join(', ')}`, pointer: at, urn: view.urn }]),
        ...(excludes.length === 0
          ? []
          : [{ what: `the ruleset ${where} excepts ${excludes.join(', ')}`, pointer: at, urn: view.urn }]),
      ];
    });
  },
};
