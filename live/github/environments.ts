import { z } from 'zod';
import type { AddressOf } from '../../plan/address';
import { githubName } from '../../registry/github-name';
import { reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import { readNamed, readVariables } from './named';
import type { GithubReader } from './reader';

const Rule = z.looseObject({
  type: z.string(),
  wait_timer: z.number().optional(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z
    .array(
      z.looseObject({
        type: z.string(),
        reviewer: z.looseObject({ login: z.string().optional(), slug: z.string().optional() }),
      }),
    )
    .optional(),
});
const Environment = z.looseObject({
  name: z.string(),
  can_admins_bypass: z.boolean().optional(),
  protection_rules: z.array(Rule).optional(),
  deployment_branch_policy: z
    .looseObject({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable()
    .optional(),
});
const Policy = z.looseObject({ id: z.number(), name: z.string(), type: z.enum(['branch', 'tag']).default('branch') });

const KNOWN_RULES = ['wait_timer', 'required_reviewers', 'branch_policy'];

function reviewerName({ type, reviewer }: NonNullable<z.infer<typeof Rule>['reviewers']>[number]): string {
  return type === 'Team' ? `team:${reviewer.slug ?? '?'}` : `user:${reviewer.login ?? '?'}`;
}

function note(sighting: Sighting, address: AddressOf<'environment'>, environment: z.infer<typeof Environment>): void {
  const { name, can_admins_bypass: bypass, protection_rules: rules, deployment_branch_policy: policy } = environment;
  const review = rules?.find(({ type }) => type === 'required_reviewers');
  sighting.saw(address, {
    name,
    ...(bypass === undefined ? {} : { adminsBypass: bypass }),
    ...(rules === undefined
      ? {}
      : {
          waitMinutes: rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0,
          // No rule means no reviewers, even if the provider's state remembers some (terraform-provider-github#3609,
          // W1).
          reviewers: (review?.reviewers ?? []).map(reviewerName).sort(),
          preventSelfReview: review?.prevent_self_review ?? false,
          otherRules: rules.map(({ type }) => type).filter((type) => !KNOWN_RULES.includes(type)),
        }),
    ...(policy === undefined
      ? {}
      : { branchPolicy: policy === null ? 'none' : policy.custom_branch_policies ? 'custom' : 'protected' }),
  });
  if (bypass === undefined) sighting.missed(address, 'the answer does not say can_admins_bypass', 'adminsBypass');
  if (rules === undefined) {
    for (const field of ['waitMinutes', 'reviewers', 'preventSelfReview', 'otherRules']) {
      sighting.missed(address, 'the answer does not say protection_rules', field);
    }
  } else if (review !== undefined && review.reviewers === undefined) {
    sighting.missed(address, 'the answer does not name the reviewers', 'reviewers');
  }
  if (policy === undefined) sighting.missed(address, 'the answer does not say the branch policy', 'branchPolicy');
}

/**
 * A repository's environments with policies, variables and the names of secrets. Contents are read only where `wanted`
 * accepts the name in GitHub's comparison form.
 */
export async function readEnvironments(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  wanted: (name: string) => boolean,
): Promise<void> {
  const list = validatedReading(z.array(Environment), await reader.list(`${root}/environments`, 'environments'));
  if (list.state !== 'read') return sighting.missed({ list: 'environment', repository }, reasonOf(list));
  await Promise.all(
    list.value.map(async (environment) => {
      const place = { repository, environment: environment.name };
      note(sighting, { kind: 'environment', ...place }, environment);
      if (!wanted(githubName(environment.name))) return;
      const path = `${root}/environments/${encodeURIComponent(environment.name)}`;
      const policies = async () => {
        if (environment.deployment_branch_policy?.custom_branch_policies !== true) return;
        const url = `${path}/deployment-branch-policies`;
        const found = validatedReading(z.array(Policy), await reader.list(url, 'branch_policies'));
        if (found.state !== 'read') {
          for (const list of ['branch', 'tag'] as const) sighting.missed({ list, ...place }, reasonOf(found));
          return;
        }
        for (const { id, name, type } of found.value) {
          sighting.saw({ kind: `${type}-policy`, ...place, pattern: name }, { id });
        }
      };
      await Promise.all([
        policies(),
        readVariables(reader, sighting, `${path}/variables`, place),
        readNamed(reader, sighting, `${path}/secrets`, place),
      ]);
    }),
  );
}
