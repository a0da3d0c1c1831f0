import { TYPE } from '../../../../policy/resource-types';
import { added, type RuleCase, set } from './case';

const SITE_VARIABLE = 'shop.production.site.variable.API_URL';

/** Violations of the isolation rules. */
export const isolationCases: readonly RuleCase[] = [
  {
    rule: 'isolation-tier-boundary',
    stack: 'staging',
    change: added(TYPE.environmentVariable, 'extra', {
      repository: 'storefront',
      environment: 'shop-production',
      variableName: 'X',
      value: 'y',
    }),
    says: /extra belongs to production, and is declared in the stack staging/,
  },
  {
    rule: 'isolation-tier-boundary',
    stack: 'staging',
    change: added(TYPE.workflowPermissions, 'web.workflow', {
      repository: 'storefront',
      defaultWorkflowPermissions: 'read',
    }),
    says: /web\.workflow belongs to foundation/,
  },
  {
    rule: 'isolation-tier-boundary',
    stack: 'staging',
    change: added(TYPE.siteVariable, 'shop.production.site.variable.X', { siteId: 'x', key: 'X', values: [] }),
    says: /belongs to production/,
  },
  {
    rule: 'isolation-branch-patterns',
    stack: 'staging',
    change: set('web.shop.staging.deploy.branch.develop', { branchPattern: 'm*' }),
    says: /"m\*" of staging and the branch of production both match "refs\/heads\/main"/,
  },
  {
    rule: 'isolation-branch-patterns',
    stack: 'production',
    change: set('web.shop.production.deploy.branch.main', { branchPattern: '[d-m]*' }),
    says: /the branch of staging both match "refs\/heads\/develop"/,
  },
  {
    rule: 'isolation-shadowed-names',
    stack: 'foundation',
    change: set('web.variable.NODE_VERSION', { variableName: 'api_url' }),
    says: /api_url of the repository storefront has the name of an environment's/,
  },
  {
    rule: 'isolation-shadowed-names',
    stack: 'production',
    change: added('github:index/actionsOrganizationSecret:ActionsOrganizationSecret', 'shared', {
      secretName: 'SESSION_KEY',
      visibility: 'all',
    }),
    says: /SESSION_KEY of the organization/,
  },
  {
    rule: 'isolation-shadowed-names',
    stack: 'production',
    change: added(TYPE.siteVariable, 'team', {
      teamId: 'acme',
      key: 'API_URL',
      values: [{ context: 'production', value: 'x' }],
    }),
    says: /Netlify team variable API_URL/,
  },
  {
    rule: 'isolation-approval-secrets',
    stack: 'production',
    change: added(TYPE.environmentSecret, 'web.shop.production.approval.1.secret.TOKEN', {
      repository: 'storefront',
      environment: 'production-approval-shop',
      secretName: 'TOKEN',
    }),
    says: /TOKEN is in the approval environment production-approval-shop/,
  },
  {
    rule: 'isolation-netlify-sites',
    stack: 'production',
    change: set('shop.production.site', { siteId: 'site-staging' }),
    says: /same site as shop\.staging\.site \(site-staging\)/,
  },
  {
    rule: 'isolation-netlify-sites',
    stack: 'production',
    change: set('shop.production.site', { name: 'acme-docs-production' }),
    says: /same site as docs\.production\.site/,
  },
  {
    rule: 'isolation-netlify-teams',
    stack: 'production',
    change: set('docs.production.site', { team: 'acme-staging' }),
    says: /in the team "acme-staging"; production uses acme/,
  },
  {
    rule: 'isolation-netlify-contexts',
    stack: 'production',
    change: set(SITE_VARIABLE, { values: [{ context: 'deploy-preview', value: 'https://api.acme.example' }] }),
    says: /API_URL is set for deploy-preview/,
  },
  {
    rule: 'isolation-netlify-context-all',
    stack: 'production',
    change: set(SITE_VARIABLE, {
      values: [
        { context: 'all', value: 'https://api.acme.example' },
        { context: 'production', value: 'https://api.acme.example' },
      ],
    }),
    says: /API_URL has a value for all contexts and for 1 more/,
  },
];
