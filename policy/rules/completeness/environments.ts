import { addressText, environmentAddress } from '../../../plan/address';
import { byAddress } from '../../declared';
import { environmentPointer } from '../../pointers';
import type { StackRule } from '../../rule';

/** Every planned deploy and service environment is declared. */
export const environments: StackRule = {
  code: 'completeness-environments',
  title: 'Every surface and tier has its environment',
  why: 'If a job names an environment that does not exist, GitHub creates it without any rule.',
  fix: 'Declare everything that the registry plans for this stack; do not leave objects out with `--target`.',
  severity: 'critical',
  category: 'completeness',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const declared = byAddress(views, context);
    return context.environments
      .filter((plan) => plan.kind !== 'approval' && !declared.has(addressText(environmentAddress(plan))))
      .map((plan) => ({
        what: `the environment ${plan.name} of ${plan.repository.name} is not declared`,
        pointer: environmentPointer(context, plan),
      }));
  },
};
