import { environmentPointer, tierPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { environmentOf } from '../environments';

/** Administrators are subject to an environment's rules like everyone else. */
export const adminBypass: ResourceRule = {
  code: 'least-privilege-admin-bypass',
  title: "Administrators cannot bypass an environment's rules",
  why: 'By default they can, at GitHub and in the provider, so that the program must set it (terraform-provider-github, can_admins_bypass).',
  fix: "Leave the tier's `adminsBypass` false.",
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#allow-administrators-to-bypass-configured-protection-rules',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.environment],
  check({ props }, context) {
    if (props['canAdminsBypass'] === false) return [];
    const { environment, plan } = environmentOf({ props }, context);
    const said = 'canAdminsBypass' in props ? 'may' : 'may by default';
    return [
      {
        what: `administrators ${said} bypass the rules of ${environment}`,
        pointer: plan?.tier
          ? tierPointer(context.registry, plan.tier, 'adminsBypass')
          : environmentPointer(context, plan),
      },
    ];
  },
};
