import { z } from 'zod';
import { reviewedBranch } from '../../plan/rulesets';
import { sortedBy, sortedSet } from '../../plan/sorted';
import type { EnvironmentPlan, RepositoryPlan, SecretPlan, SitePlan } from '../../plan/types';
import { GithubHost } from '../../registry/github-host';
import { AllowedActions } from '../../registry/schema/organization';
import { Branch, Principal, Slug, Text, VariableName } from '../../registry/schema/primitives';

/*
 * The components' inputs from a program in another language: plain values with the safe defaults of a registry. The
 * objects are planned as for a registry.
 */

/** The id of the one surface or repository of a component. */
const OWN = 'own';

const Variables = z.record(VariableName, z.string()).default({});
/** Names are known; each value may be an output. */
const Secrets = z.record(VariableName, z.unknown()).default({});
const AtGithub = {
  organization: Slug.describe('The GitHub organization.'),
  host: GithubHost.optional().describe('The host of its GitHub; default: github.com.'),
  repository: Slug.describe('The name of the repository, without its owner.'),
};

/** Inputs of `causeway:index:Environment`. */
export const EnvironmentInputs = z.strictObject({
  ...AtGithub,
  name: Text.describe('The name of the environment.'),
  branches: z.array(Branch).min(1).describe('The exact branches that may deploy to it.'),
  reviewers: z.array(Principal).max(6).default([]).describe('Who approves: team:SLUG or user:LOGIN, at most 6.'),
  waitMinutes: z.int().min(0).max(43_200).default(0).describe('Minutes to wait after the approval.'),
  preventSelfReview: z.boolean().default(true).describe('Whether nobody approves what they started.'),
  adminsBypass: z.boolean().default(false).describe('Whether administrators pass without an approval.'),
  variables: Variables.describe('Its variables by name.'),
  secrets: Secrets.describe('Its secrets by name.'),
});

const RequiredCheck = z.strictObject({ context: Text, app: Slug.default('github-actions') });

/** Inputs of `causeway:index:RepositoryFoundation`. */
export const RepositoryInputs = z.strictObject({
  ...AtGithub,
  branches: z.array(Branch).min(1).describe('The branches that get a ruleset: reviewed, never forced or deleted.'),
  reviews: z.int().min(1).max(6).default(1).describe('Reviews that a pull request to them needs.'),
  mergeMethods: z
    .array(z.enum(['merge', 'squash', 'rebase']))
    .min(1)
    .default(['merge'])
    .describe('How pull requests may be merged.'),
  requiredChecks: z
    .array(RequiredCheck)
    .default([])
    .describe('Checks that they need, each from the App that reports it.'),
  variables: Variables.describe('Variables of the repository by name.'),
  workflowPermissions: z
    .enum(['read', 'write'])
    .default('read')
    .describe('What a workflow’s own token may do by default.'),
  allowedActions: AllowedActions.prefault({}).describe('Which actions its workflows may use.'),
});

/** Inputs of `causeway:index:Site`. */
export const SiteInputs = z.strictObject({
  team: Slug.describe('The Netlify team.'),
  name: Slug.describe('The name of the site.'),
  siteId: Text.optional().describe('Take over this site instead of making one.'),
  domain: Text.optional().describe('Its domain.'),
  variables: Variables.describe('Variables of its production context by name.'),
  secrets: Secrets.describe('Its secrets by name.'),
});

const variablesOf = (variables: Readonly<Record<string, string>>) =>
  sortedBy(
    Object.entries(variables).map(([name, value]) => ({ name, value })),
    ({ name }) => name,
  );

function secretsOf(secrets: Readonly<Record<string, unknown>>): readonly SecretPlan[] {
  // The other program decides how its secrets are rotated.
  return sortedSet(Object.keys(secrets)).map((name) => {
    return { name, managed: 'pulumi', owner: 'user:unknown', rotateEvery: 'P90D' };
  });
}

/** The plan of an environment, by the name of its component. */
export function environmentPlan(
  key: string,
  inputs: z.infer<typeof EnvironmentInputs>,
  protect: boolean,
): EnvironmentPlan {
  const { repository, name, waitMinutes, preventSelfReview, adminsBypass } = inputs;
  return {
    key,
    kind: 'deploy',
    repository: { key: OWN, name: repository },
    name,
    surfaces: [OWN],
    waitMinutes,
    adminsBypass,
    preventSelfReview,
    reviewers: sortedSet(inputs.reviewers),
    branches: sortedSet(inputs.branches),
    variables: variablesOf(inputs.variables),
    secrets: secretsOf(inputs.secrets),
    protect,
  };
}

/** The plan of a repository's foundation, by the name of its component. */
export function repositoryPlan(
  key: string,
  inputs: z.infer<typeof RepositoryInputs>,
  protect: boolean,
): RepositoryPlan {
  const { reviews, mergeMethods } = inputs;
  const repository = { key: OWN, name: inputs.repository };
  const requiredChecks = sortedBy(inputs.requiredChecks, ({ context, app }) => `${context}\0${app}`);
  return {
    key,
    repository,
    rulesets: sortedSet(inputs.branches).map((branch) =>
      reviewedBranch({
        key: `${key}.branch.${branch}`,
        repository,
        branch,
        reviews,
        mergeMethods,
        requiredChecks,
        protect,
      }),
    ),
    variables: variablesOf(inputs.variables),
    actions: inputs.allowedActions,
    workflowPermissions: inputs.workflowPermissions,
    environments: [],
    codeowners: '',
    protect,
  };
}

/** The plan of a site, by the name of its component. */
export function sitePlan(key: string, inputs: z.infer<typeof SiteInputs>, protect: boolean): SitePlan {
  const { team, name, siteId, domain } = inputs;
  return {
    key,
    surface: OWN,
    tier: OWN,
    team,
    name,
    ...(siteId === undefined ? {} : { siteId }),
    ...(domain === undefined ? {} : { domain }),
    deleteOnRemoval: false,
    variables: variablesOf(inputs.variables),
    secrets: secretsOf(inputs.secrets),
    protect,
  };
}
