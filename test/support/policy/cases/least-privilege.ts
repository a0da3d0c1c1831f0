import { jobsOf } from '../../workflows/jobs';
import { expression } from '../expression';
import { workflowFile } from '../workflow-file';
import { inputs, type RuleCase, set, setRules } from './case';

const APPROVAL = 'web.shop.production.approval.1';
const POLICY = 'web.shop.production.deploy.branch.main';
const MAIN = 'web.branch.main';
const production = { stack: 'production' } as const;
const foundation = { stack: 'foundation' } as const;

function cloudKey(steps: string, says: RegExp): RuleCase {
  return {
    ...production,
    rule: 'least-privilege-cloud-keys',
    change: (views) => views,
    says,
    workflows: [
      workflowFile('.github/workflows/own.yml', `on: push\njobs: ${jobsOf(`  act:\n    steps: [${steps}]\n`)}`),
    ],
    notByResources: 'it is about workflow files',
  };
}

/** Violations of the least-privilege rules. */
export const leastPrivilegeCases: readonly RuleCase[] = [
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: inputs(APPROVAL, ({ reviewers: _, ...rest }) => ({ ...rest, preventSelfReview: false })),
    says: /production-approval-shop has no reviewers/,
  },
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: set(APPROVAL, { reviewers: [{ users: [1, 2, 3, 4], teams: [1, 2, 3] }] }),
    says: /has 7 reviewers, GitHub takes 6/,
  },
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: set(APPROVAL, { reviewers: [{ users: [0], teams: [1] }] }),
    says: /has a reviewer that is not an id/,
  },
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: set(APPROVAL, { reviewers: [{ users: [7], teams: [] }] }),
    says: /has 1 users and 0 teams, the registry names team:release, user:octocat/,
  },
  {
    ...production,
    rule: 'least-privilege-self-review',
    change: set(APPROVAL, { preventSelfReview: false }),
    says: /lets people approve what they started/,
  },
  {
    ...production,
    rule: 'least-privilege-admin-bypass',
    change: set('web.shop.production.deploy', { canAdminsBypass: true }),
    says: /administrators may bypass the rules of shop-production/,
  },
  {
    ...production,
    rule: 'least-privilege-admin-bypass',
    change: inputs('web.shop.production.deploy', ({ canAdminsBypass: _, ...rest }) => rest),
    says: /by default/,
  },
  {
    ...production,
    rule: 'least-privilege-selected-branches',
    change: set('web.shop.production.deploy', {
      deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: false },
    }),
    says: /takes "protected branches only"/,
  },
  {
    ...production,
    rule: 'least-privilege-selected-branches',
    change: inputs(APPROVAL, ({ deploymentBranchPolicy: _, ...rest }) => rest),
    says: /takes every branch/,
  },
  ...['*', 'refs/pull/*/merge', 'release/**/*', 'ma[i]n', 'hotfix'].map(
    (branchPattern): RuleCase => ({
      ...production,
      rule: 'least-privilege-exact-branch',
      change: set(POLICY, { branchPattern }),
      says: /shop-production takes .*; the registry says main/,
    }),
  ),
  {
    ...production,
    rule: 'least-privilege-exact-branch',
    change: inputs(POLICY, ({ branchPattern: _, ...rest }) => ({ ...rest, tagPattern: 'v*' })),
    says: /takes the tag pattern "v\*"/,
  },
  {
    ...foundation,
    rule: 'least-privilege-workflow-token',
    change: set('web.workflow', { defaultWorkflowPermissions: 'write' }),
    says: /workflow token of storefront may write/,
  },
  {
    ...foundation,
    rule: 'least-privilege-workflow-token',
    change: set('web.workflow', { canApprovePullRequestReviews: true }),
    says: /may approve pull requests/,
  },
  {
    ...foundation,
    rule: 'least-privilege-allowed-actions',
    change: inputs('web.actions', ({ allowedActionsConfig: _, ...rest }) => ({ ...rest, allowedActions: 'all' })),
    says: /may use any action/,
  },
  {
    ...foundation,
    rule: 'least-privilege-allowed-actions',
    change: set('web.actions', {
      allowedActionsConfig: { githubOwnedAllowed: true, verifiedAllowed: false, patternsAlloweds: ['*/*@*', 'acme/*'] },
    }),
    says: /may use \*\/\*@\*/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set(MAIN, { bypassActors: [{ actorId: 5, actorType: 'RepositoryRole', bypassMode: 'always' }] }),
    says: /RepositoryRole 5 always bypasses causeway branch main, which holds for the branch main/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set(MAIN, { bypassActors: [{ actorId: 1, actorType: 'Integration', bypassMode: 'pull_request' }] }),
    says: /Integration 1 bypasses causeway branch main \(pull_request\)/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set('web.evidence.writer', { bypassActors: [{ actorId: 4, actorType: 'Team', bypassMode: 'always' }] }),
    says: /Team 4 bypasses causeway evidence writer/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set('web.evidence.writer', {
      bypassActors: [1, 2].map((actorId) => ({ actorId, actorType: 'Integration', bypassMode: 'always' })),
    }),
    says: /Integration 2 bypasses causeway evidence writer \(always\)/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set('web.evidence.writer', {
      bypassActors: [{ actorId: 1, actorType: 'Integration', bypassMode: 'pull_request' }],
    }),
    says: /Integration 1 bypasses causeway evidence writer \(pull_request\)/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set('web.evidence.writer', {
      bypassActors: [{ actorId: 0, actorType: 'Integration', bypassMode: 'always' }],
    }),
    says: /Integration 0 bypasses causeway evidence writer/,
  },
  {
    ...foundation,
    rule: 'least-privilege-bypass-actors',
    change: set('web.evidence.writer', {
      bypassActors: [{ actorId: '1', actorType: 'Integration', bypassMode: 'always' }],
    }),
    says: /Integration 1 bypasses causeway evidence writer/,
  },
  {
    ...foundation,
    rule: 'least-privilege-pinned-checks',
    change: setRules(MAIN, {
      requiredStatusChecks: {
        requiredChecks: [
          { context: 'audit / dependencies' },
          { context: 'causeway / shop', integrationId: 15368 },
          { context: 'causeway / docs', integrationId: 0 },
        ],
      },
    }),
    says: /the check "audit \/ dependencies" of causeway branch main may come from anyone/,
  },
  {
    ...foundation,
    rule: 'least-privilege-enforcement',
    change: set(MAIN, { enforcement: 'evaluate' }),
    says: /causeway branch main of storefront is evaluate, not active/,
  },
  ...(
    [
      ['requireCodeOwnerReview', /does not require code-owner review/],
      ['requireLastPushApproval', /does not require approval of the last push/],
      ['dismissStaleReviewsOnPush', /does not require dismissal of stale reviews/],
    ] as const
  ).map(
    ([flag, says]): RuleCase => ({
      ...foundation,
      rule: 'least-privilege-reviewed-merges',
      change: setRules(MAIN, {
        pullRequest: {
          requiredApprovingReviewCount: 1,
          requireCodeOwnerReview: true,
          requireLastPushApproval: true,
          dismissStaleReviewsOnPush: true,
          [flag]: false,
        },
      }),
      says,
    }),
  ),
  {
    ...foundation,
    rule: 'least-privilege-reviewed-merges',
    change: inputs(MAIN, ({ rules, ...rest }) => {
      const { pullRequest: _, ...others } = rules as Record<string, unknown>;
      return { ...rest, rules: others };
    }),
    says: /does not require code-owner review, approval of the last push, dismissal of stale reviews, 1 approvals/,
  },
  {
    ...foundation,
    rule: 'least-privilege-kept-history',
    change: setRules('web.branch.develop', { nonFastForward: false }),
    says: /allows force-push/,
  },
  {
    ...foundation,
    rule: 'least-privilege-kept-history',
    change: setRules(MAIN, { deletion: false }),
    says: /allows deletion/,
  },
  {
    ...foundation,
    rule: 'least-privilege-evidence-branch',
    change: setRules('web.evidence.append-only', { deletion: false }),
    says: /causeway evidence append-only does not restrict deletion/,
  },
  {
    ...foundation,
    rule: 'least-privilege-evidence-branch',
    change: set('web.evidence.append-only', {
      bypassActors: [{ actorId: 1, actorType: 'Integration', bypassMode: 'always' }],
    }),
    says: /lets 1 pass, not 0/,
  },
  cloudKey(
    `{ run: sync, env: { KEY: "${expression('secrets.PROD_AWS_SECRET_ACCESS_KEY')}" } }`,
    /own\.yml takes a long-lived key of AWS: PROD_AWS_SECRET_ACCESS_KEY$/,
  ),
  cloudKey(
    `{ run: sync, env: { AWS_SECRET_ACCESS_KEY: "${expression("secrets['DEPLOY']")}" } }`,
    /takes a long-lived key of AWS: AWS_SECRET_ACCESS_KEY$/,
  ),
  cloudKey(
    `{ run: sync, env: { KEY: "${expression("secrets[format('GCP_SA_KEY', inputs.tier)]")}" } }`,
    /takes a long-lived key of Google Cloud: GCP_SA_KEY$/,
  ),
  cloudKey(
    `{ uses: google-github-actions/auth@v3, with: { credentials_json: "${expression('secrets.LOGIN')}" } }`,
    /takes a long-lived key of Google Cloud: credentials_json$/,
  ),
  cloudKey(
    `{ uses: azure/login@v3, with: { creds: "${expression('secrets.LOGIN')}" } }`,
    /takes a long-lived key of Azure: creds$/,
  ),
  cloudKey(
    `{ run: pulumi up, env: { PULUMI_ACCESS_TOKEN: "x${expression('secrets.pulumi_access_token')}" } }`,
    /takes a long-lived key of Pulumi Cloud: PULUMI_ACCESS_TOKEN$/,
  ),
  {
    ...production,
    rule: 'least-privilege-cloud-keys',
    change: set('web.shop.production.deploy.variable.API_URL', { variableName: 'AWS_ACCESS_KEY_ID' }),
    says: /AWS_ACCESS_KEY_ID of shop-production is a long-lived key of AWS$/,
  },
  {
    ...production,
    rule: 'least-privilege-cloud-keys',
    change: set('web.shop.production.deploy.secret.SESSION_KEY', { secretName: 'AZURE_CLIENT_SECRET' }),
    says: /^AZURE_CLIENT_SECRET of shop-production is a long-lived key of Azure$/,
    notByResources: 'the engine would ask for the value of a secret that no stack has',
  },
];
