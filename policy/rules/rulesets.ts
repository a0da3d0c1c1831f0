import { matches } from '../../formats/patterns/ref-pattern';
import { parsePattern } from '../../formats/patterns/ref-pattern-parser';
import type { RulesetPlan } from '../../plan/types';
import { isSameName } from '../../registry/github-name';
import type { PolicyContext } from '../context';
import { type ResourceView, recordOf, textOf, textsOf } from '../view';

/** The planned ruleset of a resource: by its logical name, or by its name in the same repository. */
export function plannedRuleset(view: ResourceView, { catalog }: PolicyContext): RulesetPlan | undefined {
  const repository = textOf(view.props, 'repository') ?? '';
  const name = textOf(view.props, 'name');
  return (
    catalog.rulesets.find(({ key }) => key === view.name) ??
    catalog.rulesets.find((plan) => plan.name === name && isSameName(plan.repository.name, repository))
  );
}

/** The ruleset of a deployed branch, if the resource is one. */
export function branchRulesetOf(view: ResourceView, context: PolicyContext): RulesetPlan | undefined {
  const plan = plannedRuleset(view, context);
  return plan?.pullRequest ? plan : undefined;
}

function hits(patterns: readonly string[], ref: string, isDefault: boolean): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '~ALL' || (isDefault && pattern === '~DEFAULT_BRANCH') || matches(parsePattern(pattern), ref),
  );
}

/** Whether a ruleset covers a branch; GitHub's own words for all branches and the default branch count. */
export function rulesetCovers(view: ResourceView, branch: string, defaultBranch: string): boolean {
  const refName = recordOf(recordOf(view.props, 'conditions'), 'refName');
  const ref = `refs/heads/${branch}`;
  const isDefault = branch === defaultBranch;
  return hits(textsOf(refName, 'includes'), ref, isDefault) && !hits(textsOf(refName, 'excludes'), ref, isDefault);
}
