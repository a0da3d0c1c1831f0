import type { SecretPlan } from '../../../plan/types';
import type { PolicyContext } from '../../context';
import { environmentPointer, surfacePointer } from '../../pointers';
import type { StackRule } from '../../rule';

const DAY = 86_400_000;

/** A duration of the registry (weeks, or days, hours, minutes and seconds) in milliseconds. */
function milliseconds(duration: string): number {
  const part = (letter: string, text: string) => Number(new RegExp(`(\\d+)${letter}`).exec(text)?.[1] ?? 0);
  const [date = '', time = ''] = duration.split('T');
  return (
    (part('W', date) * 7 + part('D', date)) * DAY +
    part('H', time) * 3_600_000 +
    part('M', time) * 60_000 +
    part('S', time) * 1_000
  );
}

function holders(context: PolicyContext) {
  const { environments, sites, registry } = context;
  return [
    ...environments.map((plan) => ({ ...plan, pointer: environmentPointer(context, plan) })),
    ...sites.map((plan) => ({ ...plan, pointer: surfacePointer(registry, plan.surface, 'secrets') })),
  ];
}

function overdue({ lastRotated, rotateEvery }: SecretPlan, now: Date): boolean {
  return (
    lastRotated !== undefined && Date.parse(`${lastRotated}T00:00:00Z`) + milliseconds(rotateEvery) < now.getTime()
  );
}

/** Secrets past their rotation are told of; by definition advisory, since a deploy must not fail overnight. */
export const secretRotation: StackRule = {
  code: 'hygiene-secret-rotation',
  title: 'Secrets are rotated in time',
  why: 'A secret that was copied once works until it is rotated.',
  fix: 'Rotate it (`causeway secrets rotate`) and record `lastRotated`.',
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
