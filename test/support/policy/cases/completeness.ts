import { TYPE } from '../../../../policy/resource-types';
import { added, inputs, type RuleCase, set, setRules, without } from './case';

/** Violations of the completeness rules. */
export const completenessCases: readonly RuleCase[] = [
  {
    rule: 'completeness-environments',
    stack: 'production',
    change: without('web.shop.production.deploy'),
    says: /the environment shop-production of storefront is not declared/,
  },
  {
    rule: 'completeness-environments',
    stack: 'foundation',
    change: without('web.service.causeway-evidence'),
    says: /the environment causeway-evidence of storefront is not declared/,
  },
  {
    rule: 'completeness-approvals',
    stack: 'production',
    change: without('web.shop.production.approval.2'),
    says: /the approval environment production-approval-shop-2 of storefront is not declared/,
  },
  {
    rule: 'completeness-branch-policies',
    stack: 'production',
    change: without('web.shop.production.approval.2.branch.main'),
    says: /production-approval-shop-2 of storefront has no policy for the branch main/,
  },
  {
    rule: 'completeness-variables',
    stack: 'production',
    change: without('web.shop.production.deploy.variable.API_URL'),
    says: /the variable API_URL of shop-production is not declared/,
  },
  {
    rule: 'completeness-variables',
    stack: 'production',
    change: set('web.shop.production.deploy.variable.API_URL', { value: 'https://api.staging.acme.example' }),
    says: /the variable API_URL of shop-production has another value$/,
  },
  {
    rule: 'completeness-variables',
    stack: 'production',
    change: without('shop.production.site.variable.API_URL'),
    says: /the variable API_URL of acme-shop-production is not declared/,
  },
  {
    rule: 'completeness-rulesets',
    stack: 'foundation',
    change: without('web.branch.main'),
    says: /the ruleset causeway branch main of storefront is not declared/,
  },
  {
    rule: 'completeness-rulesets',
    stack: 'foundation',
    change: set('web.branch.main', { conditions: { refName: { includes: ['refs/heads/other'], excludes: [] } } }),
    says: /leaves out refs\/heads\/main/,
  },
  {
    rule: 'completeness-rulesets',
    stack: 'foundation',
    change: set('web.branch.main', {
      conditions: { refName: { includes: ['refs/heads/main'], excludes: ['refs/heads/main'] } },
    }),
    says: /excepts refs\/heads\/main/,
  },
  {
    rule: 'completeness-rulesets',
    stack: 'foundation',
    change: set('web.branch.main', { target: 'tag' }),
    says: /is not over branches/,
  },
  {
    rule: 'completeness-required-checks',
    stack: 'foundation',
    change: setRules('web.branch.main', {
      requiredStatusChecks: { requiredChecks: [{ context: 'causeway / shop', integrationId: 15368 }] },
    }),
    says: /does not require "audit \/ dependencies"/,
  },
  {
    rule: 'completeness-repository-settings',
    stack: 'foundation',
    change: without('web.actions'),
    says: /the allowed actions of storefront are not declared/,
  },
  {
    rule: 'completeness-sites',
    stack: 'production',
    change: without('shop.production.site'),
    says: /the site acme-shop-production of the team acme is not declared/,
  },
  {
    rule: 'completeness-sites',
    stack: 'production',
    change: without('shop.production.site.domain'),
    says: /the domain of the site acme-shop-production is not declared/,
  },
  {
    rule: 'completeness-nothing-unknown',
    stack: 'production',
    change: added(TYPE.environment, 'back-door', {
      repository: 'storefront',
      environment: 'back-door',
      canAdminsBypass: false,
      deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
    }),
    says: /back-door \(RepositoryEnvironment\) is not in the registry's plan of production/,
  },
  {
    rule: 'completeness-nothing-unknown',
    stack: 'production',
    change: inputs('web.shop.production.deploy.variable.API_URL', (old) => ({ ...old, variableName: 'OTHER' })),
    says: /API_URL \(ActionsEnvironmentVariable\) is not in the registry's plan/,
  },
];
