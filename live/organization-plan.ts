import { z } from 'zod';
import { paidPlanOf } from '../plan/organization-plan';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import { couldNotAsk, type GithubClient, statusOf } from './github-client';
import { type Reading, unverified, validatedReading } from './reading';

type Plan = Registry['organization']['plan'];

/** GitHub's names of plans, the older ones of Enterprise Cloud included (https://docs.github.com/en/get-started/learning-about-github/githubs-plans). */
const NAMES: Readonly<Record<string, Plan>> = {
  free: 'free',
  team: 'team',
  enterprise: 'enterprise',
  business: 'enterprise',
  business_plus: 'enterprise',
};
const RANK: Readonly<Record<Plan, number>> = { free: 0, team: 1, enterprise: 2 };

const Answer = z.looseObject({ plan: z.looseObject({ name: z.string().max(100) }).optional() });

/** The plan in an answer of `GET /orgs/{org}`. GitHub shows it only to owners and to Apps with "Plan: read-only". */
export function planIn(answer: unknown): Reading<Plan> {
  const reading = validatedReading(Answer, { state: 'read', value: answer });
  if (reading.state !== 'read') return reading;
  const name = reading.value.plan?.name;
  if (name === undefined) return unverified('GitHub does not show this credential the plan of the organization');
  const plan = Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
  if (plan === undefined) return unverified(`GitHub calls the plan ${JSON.stringify(name)}, which is unknown here`);
  return { state: 'read', value: plan };
}

/** Whether the one plan can do all that the other can. */
export function isAtLeast(plan: Plan, wanted: Plan): boolean {
  return RANK[plan] >= RANK[wanted];
}

/**
 * Compares the registry's `organization.plan` with GitHub's before the first write. On a lower plan GitHub refuses
 * reviewers, rulesets and secrets one by one during the update. Throws UserError: exit 2 where GitHub's plan is lower,
 * exit 3 where it could not be read.
 */
export async function requireOrganizationPlan(client: GithubClient, registry: Registry): Promise<void> {
  const wanted = paidPlanOf(registry);
  if (wanted === undefined) return;
  const { login } = registry.organization;
  const place = '/organization/plan';
  let answer: unknown;
  try {
    answer = (await client.request('GET /orgs/{org}', { org: login })).data;
  } catch (error) {
    if (statusOf(error) === 404) {
      throw new UserError(`there is no organization "${login}", or this credential cannot see it`, { place });
    }
    if (statusOf(error) === 401) throw new UserError('GitHub refused the credential (401)', { place: 'environment' });
    throw couldNotAsk(error, `look up the organization ${login} at GitHub`, place);
  }
  const seen = planIn(answer);
  if (seen.state !== 'read') {
    const reason = seen.state === 'absent' ? 'GitHub does not say the plan' : seen.reason;
    throw new UserError(`whether ${login} has the plan "${wanted}" is unverified: ${reason}`, {
      place,
      allowed:
        'the organization permission "Plan: read-only" for the App, or the token of an owner; nothing was changed',
      exitCode: 3,
    });
  }
  if (isAtLeast(seen.value, wanted)) return;
  throw new UserError(`${login} has GitHub's plan "${seen.value}", the registry says "${wanted}"`, {
    place,
    allowed: `organization.plan "${seen.value}" and what it can do, public repositories, or the plan "${wanted}" at GitHub; nothing was changed`,
  });
}
