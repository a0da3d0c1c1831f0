import { addressText, environmentAddress } from '../../../plan/address';
import { byAddress } from '../../declared';
import { environmentPointer } from '../../pointers';
import type { StackRule } from '../../rule';

/** Every planned deploy and service environment is declared. */
export const environments: StackRule = {
  code: 'completeness-environments',
  title: 'Every surface and tier has its environment',
  why: 'A job that names an environment that does not exist makes GitHub create it, without any rule.',
  fix: 'Declare what the registry plans for this stack; leave nothing out by hand (`--target`).',
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
