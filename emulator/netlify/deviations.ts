import type { Deviation, Waiver } from '../core/deviation';

const test = 'test/services/emulator/netlify.test.ts';
const provider = 'https://github.com/netlify/terraform-provider-netlify/blob/v0.4.4/internal/netlifyapi';
const siteOperations = ['listSitesForAccount', 'createSiteInTeam', 'getSite', 'updateSite', 'unlinkSiteRepo'];
const deployOperations = [
  ...['listSiteDeploys', 'createSiteDeploy', 'getDeploy', 'getSiteDeploy', 'cancelSiteDeploy'],
  ...['lockDeploy', 'unlockDeploy', 'restoreSiteDeploy'],
];

/** Fields that the document's closed objects do not list. */
function undocumented(
  part: Waiver['part'],
  operations: readonly string[],
  at: string,
  properties: readonly string[],
): Waiver[] {
  return properties.map((property) => ({ operations, part, keyword: 'additionalProperties', at, property }));
}

/** Where the emulated Netlify departs from `@netlify/open-api`; part of `emulator/deviations.ts`. */
export const netlifyDeviations: readonly Deviation[] = [
  {
    id: 'netlify-account-fields',
    service: 'netlify',
    where: 'team, response',
    what: 'A team has fields that the document lacks; the official provider refuses a team without them.',
    source: `${provider}/model_account.go`,
    test,
    waives: undocumented('response', ['listAccountsForUser', 'getAccount'], '^(/\\d+)?$', [
      'member_roles',
      'role',
      'type_slug',
      'support_administration_enabled',
      'deploy_diagnostics_setting',
      'ai_usage_enabled_setting',
      'ai_usage_limit_enforced',
      'configurable_limits_exceeded',
      'block_site_transfers',
      'credit_alert_percentage',
      'in_operational_mode',
    ]),
  },
  {
    id: 'netlify-site-fields',
    service: 'netlify',
    where: 'site, response',
    what: 'A site has fields that the document lacks; the official provider refuses a site without them.',
    source: `${provider}/model_site.go`,
    test,
    waives: undocumented('response', siteOperations, '^(/\\d+)?$', [
      'default_domain',
      'sso_login',
      'sso_login_context',
      'build_timelimit',
      'deploy_retention_in_days',
      'labels',
    ]),
  },
  {
    id: 'netlify-site-nulls',
    service: 'netlify',
    where: 'site, response',
    what: 'What is not set is null; the document has these fields as strings only.',
    source: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#get-sites',
    test,
    waives: [
      {
        operations: siteOperations,
        part: 'response',
        keyword: 'type',
        at: '^(/\\d+)?/(custom_domain|branch_deploy_custom_domain|deploy_preview_custom_domain|notification_email|screenshot_url|deploy_hook)$',
      },
    ],
  },
  {
    id: 'netlify-build-settings-sent',
    service: 'netlify',
    where: 'updateSite, request',
    what: 'The provider sends build settings that the document lacks, among them `branch` for the production branch.',
    source: `${provider}/model_repo.go`,
    test,
    waives: undocumented('request', ['createSiteInTeam', 'updateSite'], '^/requestBody/(build_settings|repo)$', [
      'base',
      'package_path',
      'skip_prs',
      'branch',
    ]),
  },
  {
    id: 'netlify-build-settings-returned',
    service: 'netlify',
    where: 'site, response',
    what: 'The same settings are returned; the provider reads them.',
    source: `${provider}/model_repo.go`,
    test,
    waives: undocumented('response', siteOperations, '^(/\\d+)?/build_settings$', ['base', 'package_path', 'skip_prs']),
  },
  {
    id: 'netlify-scope-spelling',
    service: 'netlify',
    where: 'environment variable, response',
    what: 'The scope `post-processing` comes back as `post_processing`.',
    source: 'https://github.com/netlify/cli/blob/main/src/utils/env/index.ts',
    test,
    waives: [
      {
        operations: ['getEnvVars', 'createEnvVars', 'getEnvVar', 'updateEnvVar', 'setEnvVarValue'],
        part: 'response',
        keyword: 'enum',
        at: '^(/\\d+)?/scopes/\\d+$',
      },
    ],
  },
  {
    id: 'netlify-variable-origin-sent',
    service: 'netlify',
    where: 'createEnvVars, request',
    what: 'The official provider sends empty `updated_at` and `updated_by` with every new variable.',
    source: `${provider}/model_env_var.go`,
    test,
    waives: undocumented('request', ['createEnvVars'], '^/requestBody/\\d+$', ['updated_at', 'updated_by']),
  },
  {
    id: 'netlify-unique-errors',
    service: 'netlify',
    where: 'createSiteInTeam and updateSite, 422',
    what: 'A taken name is answered as {"errors": {"subdomain": ["must be unique"]}}, without the documented message.',
    source: 'https://github.com/netlify/open-api/issues/377',
    test,
    waives: [
      ...undocumented('response', ['createSiteInTeam', 'updateSite'], '^$', ['errors']),
      {
        operations: ['createSiteInTeam', 'updateSite'],
        part: 'response',
        keyword: 'required',
        at: '^$',
        property: 'message',
      },
    ],
  },
  {
    id: 'netlify-file-pages',
    service: 'netlify',
    where: 'listSiteFiles, request',
    what: 'Netlify pages its lists by `page` and `per_page`; the document has these for other lists only.',
    source: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#pagination',
    test: 'test/services/emulator/netlify-deploys.test.ts',
    waives: undocumented('request', ['listSiteFiles'], '^/query$', ['page', 'per_page']),
  },
  {
    id: 'netlify-deploy-files',
    service: 'netlify',
    where: '/deploys/{deploy_id}/files',
    what: 'The files of one deploy, published or not, are listed with their SHA-1; the document has the list of a site only.',
    source: 'https://community.netlify.com/t/deploying-a-site-using-the-file-digest-api/3309/6',
    test: 'test/services/emulator/netlify-deploys.test.ts',
  },
  {
    id: 'netlify-deploy-code',
    service: 'netlify',
    where: 'deploy, response',
    what: 'A deploy tells its functions, and whether it has edge functions (null: none). The document lacks both fields.',
    source:
      'https://www.sumologic.com/help/docs/integrations/webhooks/netlify/ (a deploy as Netlify sends it to a webhook)',
    test: 'test/services/emulator/netlify-deploys.test.ts',
    waives: [
      ...undocumented('response', deployOperations, '^(/\\d+)?$', ['available_functions', 'edge_functions_present']),
      ...undocumented('response', siteOperations, '^(/\\d+)?/published_deploy$', [
        'available_functions',
        'edge_functions_present',
      ]),
    ],
  },
  {
    id: 'netlify-waf-policy',
    service: 'netlify',
    where: '/sites/{site_id}/waf/policy',
    what: 'The provider reads (and may write) the firewall policy of a site with build settings; the document lacks the path.',
    source: `${provider}/api_waf_policies.go`,
    test,
  },
];
