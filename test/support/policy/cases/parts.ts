import { TYPE } from '../../../../policy/resource-types';
import { plannedViews } from '../world';
import { added, type RuleCase, set, setRules } from './case';

const production = { stack: 'production' } as const;
const foundation = { stack: 'foundation' } as const;
const APPROVAL = 'web.shop.production.approval.1';
const REVIEWED = {
  requireCodeOwnerReview: true,
  requireLastPushApproval: true,
  dismissStaleReviewsOnPush: true,
};

/** Violations of one part of a rule, where all other parts are as they should be (bench/mutation.md). */
export const partCases: readonly RuleCase[] = [
  ...[0, '1', undefined].map(
    (requiredApprovingReviewCount): RuleCase => ({
      ...foundation,
      rule: 'least-privilege-reviewed-merges',
      change: setRules('web.branch.main', { pullRequest: { ...REVIEWED, requiredApprovingReviewCount } }),
      says: /does not require 1 approvals$/,
    }),
  ),
  ...[
    { protectedBranches: true, customBranchPolicies: true },
    { protectedBranches: false, customBranchPolicies: false },
  ].map(
    (deploymentBranchPolicy): RuleCase => ({
      ...production,
      rule: 'least-privilege-selected-branches',
      change: set('web.shop.production.deploy', { deploymentBranchPolicy }),
      says: /shop-production takes ("protected branches only"|every branch)/,
    }),
  ),
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: set(APPROVAL, { reviewers: [{ users: [1.5], teams: [1] }] }),
    says: /has a reviewer that is not an id/,
  },
  {
    ...production,
    rule: 'least-privilege-reviewers',
    change: set(APPROVAL, { reviewers: [{ users: [], teams: [1] }] }),
    says: /has 0 users and 1 teams/,
  },
  ...['*', '*/checkout@v4', 'acm*/deploy@*', '*acme/*'].map(
    (pattern): RuleCase => ({
      ...foundation,
      rule: 'least-privilege-allowed-actions',
      change: set('web.actions', {
        allowedActions: 'selected',
        allowedActionsConfig: { patternsAlloweds: ['acme/*', pattern] },
      }),
      says: /may use (\*|\*\/checkout@v4|acm\*\/deploy@\*|\*acme\/\*)$/,
    }),
  ),
  ...[TYPE.ruleset, TYPE.repositoryVariable, TYPE.actions, TYPE.workflowPermissions].map(
    (type): RuleCase => ({
      stack: 'staging',
      rule: 'isolation-tier-boundary',
      change: added(type, 'extra', { repository: 'storefront' }),
      says: /^extra belongs to foundation, and is declared in the stack staging$/,
    }),
  ),
  {
    stack: 'staging',
    rule: 'isolation-tier-boundary',
    change: (views) => {
      const name = plannedViews('production').find(({ type }) => type === TYPE.site)?.props['name'];
      return added(TYPE.site, 'extra', { name })(views);
    },
    says: /^extra belongs to production, and is declared in the stack staging$/,
  },
];
