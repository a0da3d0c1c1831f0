import { z } from 'zod';
import type { EnvironmentPlan } from '../../plan/types';
import { githubName, hasName } from '../../registry/github-name';
import { type GithubPlace, readList, readOne } from '../github/place';
import type { EvidencePlace, SeenEnvironment, SeenPlaces } from './plan';

const Reviewer = z.looseObject({
  type: z.string(),
  reviewer: z.looseObject({ login: z.string().optional(), slug: z.string().optional() }),
});
const Rule = z.looseObject({
  type: z.string(),
  wait_timer: z.number().optional(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z.array(Reviewer).optional(),
});
const Environment = z.looseObject({
  name: z.string(),
  can_admins_bypass: z.boolean().optional(),
  protection_rules: z.array(Rule).optional(),
  deployment_branch_policy: z.looseObject({ custom_branch_policies: z.boolean() }).nullish(),
});
const Policy = z.looseObject({ name: z.string(), type: z.enum(['branch', 'tag']).default('branch') });
const Named = z.looseObject({ name: z.string() });

function principal({ type, reviewer }: z.infer<typeof Reviewer>): string {
  return type === 'Team' ? `team:${reviewer.slug ?? '?'}` : `user:${reviewer.login ?? '?'}`;
}

async function environment(at: GithubPlace, shown: z.infer<typeof Environment>): Promise<SeenEnvironment> {
  const { name, can_admins_bypass: adminsBypass, protection_rules: rules } = shown;
  const path = `/environments/${encodeURIComponent(name)}`;
  const ownBranches = shown.deployment_branch_policy?.custom_branch_policies === true;
  const policies = ownBranches
    ? await readList(at, Policy, `${path}/deployment-branch-policies`, 'branch_policies')
    : [];
  const secrets = await readList(at, Named, `${path}/secrets`, 'secrets');
  const review = rules?.find(({ type }) => type === 'required_reviewers');
  return {
    name,
    adminsBypass,
    ownBranches,
    waitMinutes: rules && (rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0),
    reviewers: rules && (review ? review.reviewers?.map(principal) : []),
    preventSelfReview: rules && (review?.prevent_self_review ?? false),
    policies: policies.map((policy) => `${policy.type} ${policy.name}`),
    secrets: secrets.map((secret) => secret.name.toUpperCase()),
  };
}

/**
 * Reads the existing parts of the planned environments and of the evidence branch. Rejects with UserError (exit 3) when
 * anything cannot be read completely.
 */
export async function seePlaces(
  placeOf: (repositoryKey: string) => GithubPlace,
  plans: readonly EnvironmentPlan[],
  evidence: EvidencePlace | undefined,
): Promise<SeenPlaces> {
  const environments = new Map<string, ReadonlyMap<string, SeenEnvironment>>();
  for (const key of new Set(plans.map(({ repository }) => repository.key))) {
    const at = placeOf(key);
    const wanted = plans.filter(({ repository }) => repository.key === key).map(({ name }) => name);
    const all = await readList(at, Environment, '/environments', 'environments');
    const ours = all.filter(({ name }) => hasName(wanted, name));
    const seen = await Promise.all(
      ours.map(async (each) => [githubName(each.name), await environment(at, each)] as const),
    );
    environments.set(key, new Map(seen));
  }
  const branch = evidence?.branch.split('/').map(encodeURIComponent).join('/');
  const ref =
    evidence &&
    (await readOne(placeOf(evidence.repository), z.looseObject({ ref: z.string() }), `/git/ref/heads/${branch}`));
  return { environments, hasEvidenceBranch: ref !== undefined };
}
