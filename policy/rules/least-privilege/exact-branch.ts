import { branchNameFault } from '../../../registry/branch-name';
import { environmentPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';
import { environmentOf } from '../environments';

function fault(branch: string | undefined, tag: string | undefined, planned: readonly string[] | undefined) {
  if (branch === undefined)
    return tag === undefined ? 'names no branch' : `takes the tag pattern ${JSON.stringify(tag)}`;
  if (branch.startsWith('refs/pull/')) return `takes pull requests (${JSON.stringify(branch)})`;
  const notExact = branchNameFault(branch);
  if (notExact !== undefined) return `takes the pattern ${JSON.stringify(branch)} (${notExact})`;
  return planned?.includes(branch) === false ? `takes the branch ${JSON.stringify(branch)}` : undefined;
}

/** A deployment policy names the tier's one branch, exactly. */
export const exactBranch: ResourceRule = {
  code: 'least-privilege-exact-branch',
  title: "Deployment policies name the tier's exact branch",
  why: 'A `*` lets every branch deploy, `refs/pull/*/merge` the code of a pull request, and a tag says nothing about the branch of its commit.',
  fix: 'Name the branch that the registry gives this tier in this repository, without any pattern.',
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.branchPolicy],
  check({ props }, context) {
    const { environment, plan } = environmentOf({ props }, context);
    const branch = textOf(props, 'branchPattern');
    const what = fault(branch, textOf(props, 'tagPattern'), plan?.branches);
    if (what === undefined) return [];
    const allowed = plan ? `; the registry says ${plan.branches.join(', ')}` : '';
    return [{ what: `${environment} ${what}${allowed}`, pointer: environmentPointer(context, plan) }];
  },
};
