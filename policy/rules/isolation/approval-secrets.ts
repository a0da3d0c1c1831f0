import { environmentPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';
import { environmentOf } from '../environments';

/** Approval environments hold no secrets. */
export const approvalSecrets: ResourceRule = {
  code: 'isolation-approval-secrets',
  title: 'Approval environments hold no secrets',
  why: 'An approval job only asks people. A job that may not deploy yet could read a secret there.',
  fix: "Put the secret into the deploy environment of the surface that needs it (the surface's secrets).",
  severity: 'critical',
  category: 'isolation',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#environment-secrets',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.environmentSecret],
  check({ props }, context) {
    const { environment, plan } = environmentOf({ props }, context);
    if (plan?.kind !== 'approval') return [];
    return [
      {
        what: `the secret ${textOf(props, 'secretName') ?? '(unnamed)'} is in the approval environment ${environment}`,
        pointer: environmentPointer(context, plan),
      },
    ];
  },
};
