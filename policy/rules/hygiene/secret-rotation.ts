import { durationMs } from '../../../plan/rotation';
import type { SecretPlan } from '../../../plan/types';
import type { PolicyContext } from '../../context';
import { environmentPointer, surfacePointer } from '../../pointers';
import type { StackRule } from '../../rule';

function holders(context: PolicyContext) {
  const { environments, sites, registry } = context;
  return [
    ...environments.map((plan) => ({ ...plan, pointer: environmentPointer(context, plan) })),
    ...sites.map((plan) => ({ ...plan, pointer: surfacePointer(registry, plan.surface, 'secrets') })),
  ];
}

function overdue({ lastRotated, rotateEvery }: SecretPlan, now: Date): boolean {
  return lastRotated !== undefined && Date.parse(`${lastRotated}T00:00:00Z`) + durationMs(rotateEvery) < now.getTime();
}

/** Secrets past their rotation are reported. The rule is advisory, because a deploy must not fail overnight. */
export const secretRotation: StackRule = {
  code: 'hygiene-secret-rotation',
  title: 'Secrets are rotated in time',
  why: 'A copied secret works until it is rotated.',
  fix: 'Rotate it where it is stored and record `lastRotated` in the registry.',
  severity: 'medium',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information',
  level: 'advisory',
  milestone: 'M2',
  scope: 'stack',
  check(_views, context) {
    return holders(context).flatMap((holder) =>
      holder.secrets
        .filter((secret) => overdue(secret, context.now))
        .map((secret) => ({
          what: `the secret ${secret.name} of ${holder.name} was last rotated on ${secret.lastRotated}, more than ${secret.rotateEvery} ago; ${secret.owner} owns it`,
          pointer: holder.pointer,
        })),
    );
  },
};
